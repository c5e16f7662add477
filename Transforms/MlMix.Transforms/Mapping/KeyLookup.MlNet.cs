using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>
/// Lookups of keys. A lookup stands in a model file together with the type and the annotations of its values, so it can make keys of any raw type, with key
/// values that are empty or equal, and without any.
/// </summary>
internal static class KeyLookup
{
    /// <summary>Looks up the raw value of a key by a number; the missing key for a number that is not there.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="output">The name of the column made.</param>
    /// <param name="type">Its type.</param>
    /// <param name="keyValues">Its key values, or null for none.</param>
    /// <param name="keys">The raw values by number, none of them missing.</param>
    /// <param name="input">The column of numbers, of Int64.</param>
    public static IEstimator<ITransformer> Make(
        MLContext ml, string output, KeyDataViewType type, string[]? keyValues, IEnumerable<(long Number, long Raw)> keys, string input) =>
        Make(ml, output, type, column => Annotate(column, keyValues), keys, input);

    /// <summary>Looks up the raw value of a key by a number; the missing key for a number that is not there.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="output">The name of the column made.</param>
    /// <param name="type">Its type.</param>
    /// <param name="keyValues">Its key values, or null for none.</param>
    /// <param name="keys">The raw values by number, none of them missing.</param>
    /// <param name="input">The column of numbers, of Int64.</param>
    public static IEstimator<ITransformer> Make(
        MLContext ml, string output, KeyDataViewType type, KeyTable? keyValues, IEnumerable<(long Number, long Raw)> keys, string input) =>
        Make(ml, output, type, column => keyValues?.Annotate(column), keys, input);

    private static IEstimator<ITransformer> Make(
        MLContext ml, string output, KeyDataViewType type, Action<SchemaDefinition.Column> annotate, IEnumerable<(long Number, long Raw)> keys, string input)
    {
        // ML.NET makes keys of some types only of objects, and counts them from 0 there.
        var definition = SchemaDefinition.Create(typeof(Entry));
        SchemaDefinition.Column column = definition[nameof(Entry.Value)];
        column.ColumnType = new KeyDataViewType(typeof(ulong), type.Count);
        annotate(column);
        IDataView lookup = ml.Data.LoadFromEnumerable(keys.Select(pair => new Entry { Number = pair.Number, Value = (ulong)pair.Raw - 1 }), definition);
        lookup = ml.Transforms.Conversion.ConvertType(nameof(Entry.Value), outputKind: StockForms.Kind(type.RawType)).Fit(lookup).Transform(lookup);
        return ml.Transforms.Conversion.MapValue(output, lookup, lookup.Schema[nameof(Entry.Number)], lookup.Schema[nameof(Entry.Value)], input);
    }

    private static void Annotate(SchemaDefinition.Column column, string[]? keyValues)
    {
        if (keyValues is not null)
            StockForms.Annotate(column, AnnotationNames.KeyValues, keyValues);
    }

    private sealed class Entry
    {
        public long Number { get; set; }

        public ulong Value { get; set; }
    }
}
