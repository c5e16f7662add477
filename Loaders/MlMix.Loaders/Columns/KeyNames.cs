using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>The names that the keys of a column stand for.</summary>
internal static class KeyNames
{
    /// <summary>ML.NET's name of the annotation that holds them.</summary>
    public const string Kind = "KeyValues";

    public static void Check(Faults faults, string column, uint[] values, string[] names)
    {
        if (names.Length == 0)
        {
            faults.Add($"Column '{column}' has no key values. Give the names that the keys 1, 2, ... stand for.");
            return;
        }
        var seen = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is null)
                faults.Add($"Column '{column}': key value {i + 1} is null. Give it a name.");
            else if (!seen.TryAdd(names[i], i))
                faults.Add($"Column '{column}': key values {seen[names[i]] + 1} and {i + 1} are both '{names[i]}'. Key values differ.");
        }
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] > (uint)names.Length)
            {
                faults.Add($"Column '{column}': row {row} holds the key {values[row]}, but there are {names.Length} key values; "
                    + $"keys run from 0 (missing) to {names.Length}.");
                return;
            }
        }
    }

    public static DataViewSchema.Annotations Annotate(string[] names)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        Write(builder, names);
        return builder.ToAnnotations();
    }

    public static void Write(DataViewSchema.Annotations.Builder builder, string[] names) =>
        AnnotationValues.Write(builder, Kind, TextDataViewType.Instance, names);
}
