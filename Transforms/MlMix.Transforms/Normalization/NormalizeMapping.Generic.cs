using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Normalizes one column of Single or of Double, alone or in vectors.</summary>
internal sealed class NormalizeMapping<T> : NormalizeMapping
    where T : struct, IFloatingPointIeee754<T>
{
    // Index 0 is for rows whose source is missing or unknown; null when they are an error.
    private readonly Affine<T>?[] _maps;

    public NormalizeMapping(
        ColumnNames names,
        FittedSources sources,
        NormalizationMethod method,
        IEnumerable<SourceStatistics> statistics,
        SourceStatistics? unknown)
        : base(names, sources, method.IsLog)
    {
        _maps = [unknown is null ? null : Map(unknown), .. statistics.Select(Map)];

        Affine<T> Map(SourceStatistics of) => Affine<T>.Normalizing(of, method.Centers);
    }

    /// <summary>Gets how many slots the maps tell apart; 1 when they hold for the whole column.</summary>
    public int Slots => _maps.Max(map => map?.Offsets.Length ?? 1);

    /// <summary>Gets the map for rows whose source is missing or unknown; null when they are an error.</summary>
    public Affine<T>? Unknown => _maps[0];

    public override bool HasUnknown => Unknown is not null;

    public Affine<T> Of(int source) => _maps[source + 1]!;

    protected override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source) =>
        input.Type is VectorDataViewType
            ? VectorGetter(row, row.GetGetter<VBuffer<T>>(input), source)
            : ScalarGetter(row, row.GetGetter<T>(input), source);

    protected override DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults)
    {
        if (NormalizeRules.ValueType(input, faults) is not Type type)
            return null;
        if (type != typeof(T))
        {
            faults.Add($"the input column '{input.Name}' is of type {input.Type}; when fitted its values were {typeof(T).Name}. " +
                $"Convert it first with Transforms.Conversion.ConvertType.");
        }

        NormalizeRules.CheckSlots(input, Slots, faults);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationNames.SlotNames);
        return new DataViewSchema.DetachedColumn(Names.Output, Flat(input.Type), annotations.ToAnnotations());
    }

    // The stock form knows no shapes, and a trainer refuses features of another shape than those it was fitted on: a model of this form and its saved form
    // must have the same columns.
    private static DataViewType Flat(DataViewType type) => type is VectorDataViewType { Dimensions.Length: > 1 } vector
        ? new VectorDataViewType(vector.ItemType, vector.Size)
        : type;

    private ValueGetter<VBuffer<T>> VectorGetter(DataViewRow row, ValueGetter<VBuffer<T>> get, ValueGetter<int> source)
    {
        var values = default(VBuffer<T>);
        var logarithms = default(VBuffer<T>);
        int index = 0;
        if (!IsLog)
        {
            return (ref VBuffer<T> result) =>
            {
                get(ref values);
                source(ref index);
                (_maps[index + 1] ?? throw NoSource(row)).Map(in values, ref result);
            };
        }

        return (ref VBuffer<T> result) =>
        {
            get(ref values);
            Logarithm.Of(in values, ref logarithms);
            source(ref index);
            (_maps[index + 1] ?? throw NoSource(row)).Map(in logarithms, ref result);
        };
    }

    private ValueGetter<T> ScalarGetter(DataViewRow row, ValueGetter<T> get, ValueGetter<int> source)
    {
        T value = default;
        int index = 0;
        return (ref T result) =>
        {
            get(ref value);
            source(ref index);
            result = (_maps[index + 1] ?? throw NoSource(row)).Map(IsLog ? Logarithm.Of(value) : value);
        };
    }

    private InvalidDataException NoSource(DataViewRow row) =>
        new(NoSource(string.Create(CultureInfo.InvariantCulture, $"row {row.Position}")));
}
