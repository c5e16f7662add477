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
    /// <summary>Gives vectors, all with a slot for each name but not of a type that says so, that type and the names.</summary>
    public static IEstimator<ITransformer> Of<T>(MLContext ml, string output, string[] names, string input)
        where T : struct, IFloatingPointIeee754<T>
    {
        int width = WrittenContract<T>.Width;
        IDataView ends = Ends(ml, names, width);
        string formula = string.Create(
            CultureInfo.InvariantCulture, $"(e, t) : {(typeof(T) == typeof(float) ? "single" : "double")}(mid(t, e - {width}, e))");
        return ml.Transforms.CopyColumns(WrittenColumns.Values, input)
            .Append(Written<T>(ml))
            .Append(ml.Transforms.Conversion.MapValue(
                WrittenColumns.Ends, ends, ends.Schema[nameof(Entry.Size)], ends.Schema[nameof(Entry.Ends)], WrittenColumns.Size))
            .Append(ml.Transforms.Expression(output, formula, WrittenColumns.Ends, WrittenColumns.Text))
            .Append(ml.Transforms.DropColumns(WrittenColumns.Values, WrittenColumns.Text, WrittenColumns.Size, WrittenColumns.Ends));
    }

    /// <summary>The names that the slots of a column have, or null where they have none.</summary>
    public static string[]? NamesOf(DataViewSchema.DetachedColumn column) =>
        ColumnLookup.TextAnnotation(column.Annotations, AnnotationNames.SlotNames) is string[] names &&
        column.Type is VectorDataViewType { Size: var size } && size == names.Length ? names : null;

    private static IDataView Ends(MLContext ml, string[] names, int width)
    {
        var definition = SchemaDefinition.Create(typeof(Entry));
        SchemaDefinition.Column column = definition[nameof(Entry.Ends)];
        column.ColumnType = new VectorDataViewType(NumberDataViewType.Int32, names.Length);
        StockForms.Annotate(column, AnnotationNames.SlotNames, names);
        var ends = new VBuffer<int>(names.Length, [.. names.Select((_, slot) => (slot + 1) * width)]);
        return ml.Data.LoadFromEnumerable([new Entry { Size = names.Length, Ends = ends }], definition);
    }

    private static IEstimator<ITransformer> Written<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleWrittenContract().GetMapping(), SingleWrittenContract.Name)
        : ml.Transforms.CustomMapping(new DoubleWrittenContract().GetMapping(), DoubleWrittenContract.Name);

    private sealed class Entry
    {
        public int Size { get; set; }

        public VBuffer<int> Ends { get; set; }
    }
}
