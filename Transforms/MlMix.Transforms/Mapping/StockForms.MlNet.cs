using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>
/// Parts for writing a transformer as a chain of ML.NET's own. ML.NET's model files are closed to other assemblies, but a transformer may
/// have an equal chain of stock transformers write itself into its place; the file then loads without MlMix.
/// </summary>
internal static class StockForms
{
    /// <summary>Fits a chain on a view without rows and writes it.</summary>
    public static void Save(IEstimator<ITransformer> chain, IDataView view, ModelSaveContext context) => chain.Fit(view).Save(context);

    /// <summary>A view without rows that has the input and the source column, which is all that fitting a chain looks at.</summary>
    public static IDataView View<TInput>(MLContext ml, ColumnNames names)
    {
        var schema = SchemaDefinition.Create(typeof(Row<TInput>));
        schema[nameof(Row<TInput>.Input)].ColumnName = names.Input;
        schema[nameof(Row<TInput>.Source)].ColumnName = names.Source;
        return ml.Data.LoadFromEnumerable<Row<TInput>>([], schema);
    }

    /// <summary>
    /// Looks a value up by the raw key of the source: <paramref name="values"/> for 1, 2, ..., and 0 for any other.
    /// </summary>
    public static IEstimator<ITransformer> BySource<TValue>(
        MLContext ml, string output, ColumnNames names, FittedSources sources, IEnumerable<TValue> values) =>
        Type.GetTypeCode(sources.RawType) switch
        {
            TypeCode.Byte => BySource(ml, output, names.Source, values, raw => (byte)raw),
            TypeCode.UInt16 => BySource(ml, output, names.Source, values, raw => (ushort)raw),
            TypeCode.UInt32 => BySource(ml, output, names.Source, values, raw => (uint)raw),
            _ => BySource(ml, output, names.Source, values, raw => (ulong)raw),
        };

    /// <summary>
    /// A name for a column that exists only within the chain. It is dropped by name at the end, so it must not be one of the data's; no
    /// data names its columns like this, and those of the data fitted on are avoided.
    /// </summary>
    public static string Temporary(DataViewSchema fitted, ColumnNames names, string what)
    {
        string name = $"MlMix:{names.Output}:{what}";
        while (fitted.GetColumnOrNull(name) is not null)
            name += "'";
        return name;
    }

    /// <summary>
    /// A literal of the expression language for a finite number. That language reads numbers in the culture of the thread, so there is no
    /// decimal point in it: nine digits and an exponent, which is enough to bring back the same bits.
    /// </summary>
    public static string Literal(float value)
    {
        string text = Math.Abs(value).ToString("E8", CultureInfo.InvariantCulture);
        int exponent = int.Parse(text.AsSpan(11), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) - 8;
        string digits = string.Concat(text.AsSpan(0, 1), text.AsSpan(2, 8));
        return string.Create(CultureInfo.InvariantCulture, $"({(value < 0 ? "-" : "")}{digits}E{exponent}f)");
    }

    private static IEstimator<ITransformer> BySource<TKey, TValue>(
        MLContext ml, string output, string source, IEnumerable<TValue> values, Func<int, TKey> key) =>
        ml.Transforms.Conversion.MapValue(output, values.Select((value, index) => KeyValuePair.Create(key(index + 1), value)), source);

    private sealed class Row<TInput>
    {
        public TInput Input { get; set; } = default!;

        public uint Source { get; set; }
    }
}
