using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Normalizes Single and vectors of Single with one affine map per source.</summary>
internal sealed class NormalizeMapping(ColumnNames names, FittedSources sources, Affine[] bySource, Affine pooled)
    : ColumnMapping(Feature, names, sources)
{
    public const string Feature = "NormalizeBySource";

    // Index 0 is for rows whose source is missing or unknown.
    private readonly Affine[] _maps = [pooled, .. bySource];

    public Affine Pooled => _maps[0];

    public Affine Of(int source) => _maps[source + 1];

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source, SourceKeys keys) =>
        input.Type is VectorDataViewType
            ? VectorGetter(row.GetGetter<VBuffer<float>>(input), source)
            : ScalarGetter(row.GetGetter<float>(input), source);

    /// <summary>Adds a fault unless values are Single, alone or in a vector.</summary>
    public static void CheckType(string column, bool isSingle, string type, Faults faults)
    {
        if (!isSingle)
        {
            faults.Add($"the input column '{column}' is of type {type}; it must be Single or a vector of Single. " +
                $"Convert it first with Transforms.Conversion.ConvertType.");
        }
    }

    public static void CheckType(DataViewSchema.Column column, Faults faults)
    {
        Type raw = column.Type.RawType;
        CheckType(column.Name, raw == typeof(float) || raw == typeof(VBuffer<float>), $"{column.Type}", faults);
    }

    protected override DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults)
    {
        CheckType(input, faults);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationNames.SlotNames);
        return new DataViewSchema.DetachedColumn(Names.Output, Flat(input.Type), annotations.ToAnnotations());
    }

    // The stock form knows no shapes, and a trainer refuses features of another shape than those it was fitted on: a model of this form and its
    // saved form must have the same columns.
    private static DataViewType Flat(DataViewType type) => type is VectorDataViewType { Dimensions.Length: > 1 } vector
        ? new VectorDataViewType(vector.ItemType, vector.Size)
        : type;

    private ValueGetter<VBuffer<float>> VectorGetter(ValueGetter<VBuffer<float>> get, ValueGetter<int> source)
    {
        var values = default(VBuffer<float>);
        int index = 0;
        return (ref VBuffer<float> result) =>
        {
            get(ref values);
            source(ref index);
            _maps[index + 1].Map(in values, ref result);
        };
    }

    private ValueGetter<float> ScalarGetter(ValueGetter<float> get, ValueGetter<int> source)
    {
        float value = 0;
        int index = 0;
        return (ref float result) =>
        {
            get(ref value);
            source(ref index);
            result = _maps[index + 1].Map(value);
        };
    }
}
