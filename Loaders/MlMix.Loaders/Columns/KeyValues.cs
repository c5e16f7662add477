using System.Globalization;
using Microsoft.ML;

namespace MlMix.Columns;

/// <summary>What the keys of a column stand for.</summary>
internal static class KeyValues
{
    /// <summary>The key values of a column, strings or numbers, that of key 1 first; null where it has none.</summary>
    public static object[]? Of(DataViewSchema.Column column) => AnnotationValues.Read(column, KeyNames.Kind);

    /// <summary>A key value as text.</summary>
    public static string Write(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
