using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Contracts;

/// <summary>
/// Puts names on the slots of vectors that a contract made; a contract cannot. An expression hands the slot names of its one vector on to what it makes. That
/// vector comes from a lookup, where it stands with the names: it tells each slot where in a text its number ends.
/// </summary>
internal static class NamedSlots
{
    /// <summary>Whether items of a type can be read again of what is written of them: not times that may be local, and not row ids.</summary>
    public static bool Take(DataViewType item) => item is not DateTimeDataViewType && DataKinds.Of(item) is not null;

    /// <summary>Gives vectors, all with a slot for each name but not of a type that says so, that type and the names.</summary>
    public static IEstimator<ITransformer> Of(MLContext ml, string output, DataViewType item, string[] names, string input)
    {
        if (item == NumberDataViewType.Single)
            return OfNumbers<float>(ml, output, "single", names, input);
        if (item == NumberDataViewType.Double)
            return OfNumbers<double>(ml, output, "double", names, input);
        bool isSigned = DataKinds.IsSigned(item.RawType);
        return ml.Transforms.Conversion.ConvertType(WrittenColumns.Items, input, isSigned ? DataKind.Int64 : DataKind.String)
            .Append(isSigned
                ? OfNumbers<long>(ml, WrittenColumns.Items, "long", names, WrittenColumns.Items)
                : OfTexts(ml, WrittenColumns.Items, names, WrittenColumns.Items))
            .Append(ml.Transforms.Conversion.ConvertType(output, WrittenColumns.Items, DataKinds.Of(item)!.Value))
            .Append(ml.Transforms.DropColumns(WrittenColumns.Items));
    }

    /// <summary>Divides vectors of Single into parts, with a slot for each name, one after the other.</summary>
    public static IEstimator<ITransformer> Slices(MLContext ml, IEnumerable<(string Output, string[] Names)> parts, string input) =>
        OfNumbers<float>(ml, "single", [.. parts], input);

    /// <summary>The names that the slots of a column have, or null where they have none.</summary>
    public static string[]? NamesOf(DataViewSchema.DetachedColumn column) =>
        ColumnLookup.TextAnnotation(column.Annotations, AnnotationNames.SlotNames) is string[] names &&
        column.Type is VectorDataViewType { Size: var size } && size == names.Length ? names : null;

    private static IEstimator<ITransformer> OfNumbers<T>(MLContext ml, string output, string type, string[] names, string input)
        where T : struct, INumber<T> =>
        OfNumbers<T>(ml, type, [(output, names)], input);

    private static IEstimator<ITransformer> OfNumbers<T>(MLContext ml, string type, (string Output, string[] Names)[] parts, string input)
        where T : struct, INumber<T>
    {
        int width = WrittenContract<T>.Width;
        string formula = string.Create(CultureInfo.InvariantCulture, $"(e, t) : {type}(mid(t, e - {width}, e))");
        return Read(ml, Written<T>(ml), width, formula, parts, input);
    }

    private static IEstimator<ITransformer> OfTexts(MLContext ml, string output, string[] names, string input)
    {
        const int Digits = TextWrittenContract.Digits;
        string formula = string.Create(
            CultureInfo.InvariantCulture, $"(e, t) : mid(t, int(mid(t, e - {2 * Digits}, e - {Digits})), int(mid(t, e - {Digits}, e)))");
        var contract = new TextWrittenContract();
        return Read(
            ml, ml.Transforms.CustomMapping(contract.GetMapping(), TextWrittenContract.Name), 2 * Digits, formula, [(output, names)], input);
    }

    /// <summary>Writes a vector and reads it slot by slot, part by part.</summary>
    private static IEstimator<ITransformer> Read(
        MLContext ml, IEstimator<ITransformer> written, int width, string formula, (string Output, string[] Names)[] parts, string input)
    {
        int size = parts.Sum(part => part.Names.Length), start = 0;
        IEstimator<ITransformer> chain = ml.Transforms.CopyColumns(WrittenColumns.Values, input).Append(written);
        foreach ((string output, string[] names) in parts)
        {
            IDataView ends = Ends(ml, size, start, names, width);
            chain = chain
                .Then(ml.Transforms.Conversion.MapValue(
                    WrittenColumns.Ends, ends, ends.Schema[nameof(Entry.Size)], ends.Schema[nameof(Entry.Ends)], WrittenColumns.Size))
                .Then(ml.Transforms.Expression(output, formula, WrittenColumns.Ends, WrittenColumns.Text));
            start += names.Length;
        }

        return chain.Then(ml.Transforms.DropColumns(WrittenColumns.Values, WrittenColumns.Text, WrittenColumns.Size, WrittenColumns.Ends));
    }

    private static IDataView Ends(MLContext ml, int size, int start, string[] names, int width)
    {
        var definition = SchemaDefinition.Create(typeof(Entry));
        SchemaDefinition.Column column = definition[nameof(Entry.Ends)];
        column.ColumnType = new VectorDataViewType(NumberDataViewType.Int32, names.Length);
        StockForms.Annotate(column, AnnotationNames.SlotNames, names);
        var ends = new VBuffer<int>(names.Length, [.. names.Select((_, slot) => (start + slot + 1) * width)]);
        return ml.Data.LoadFromEnumerable([new Entry { Size = size, Ends = ends }], definition);
    }

    private static IEstimator<ITransformer> Written<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleWrittenContract().GetMapping(), WrittenColumns.Contract + "Single")
        : typeof(T) == typeof(double)
            ? ml.Transforms.CustomMapping(new DoubleWrittenContract().GetMapping(), WrittenColumns.Contract + "Double")
            : ml.Transforms.CustomMapping(new Int64WrittenContract().GetMapping(), WrittenColumns.Contract + "Int64");

    private sealed class Entry
    {
        public int Size { get; set; }

        public VBuffer<int> Ends { get; set; }
    }
}
