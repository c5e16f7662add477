using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>
/// Labels as text, which is what labels of different types have in common: a key's value, or its number from 0 where it has none; numbers in invariant culture;
/// True and False; texts as they are.
/// </summary>
internal static class LabelTexts
{
    /// <summary>Every label has a place in tables, so a column that stands for something else than classes is refused.</summary>
    public const int MaxLabels = 1_000_000;

    /// <summary>The texts of all values of a key column, in their order; equal and empty ones among them.</summary>
    public static string[] OfKeys(DataViewSchema.Column column)
    {
        ulong count = ((KeyDataViewType)column.Type).Count;
        return AnnotationTexts.Of(column, AnnotationNames.KeyValues)
            ?? [.. Enumerable.Range(0, (int)count).Select(value => value.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The labels that a key or Boolean column can have: equal key values are one label, and an empty one is a missing label.</summary>
    public static string[] OfValues(DataViewSchema.Column column) => column.Type is KeyDataViewType
        ? [.. OfKeys(column).Where(text => text.Length > 0).Distinct()]
        : [bool.FalseString, bool.TrueString];

    /// <summary>The place of each label in a list in which they differ.</summary>
    public static Dictionary<string, int> Places(IReadOnlyList<string> labels) =>
        labels.Select((label, place) => (label, place)).ToDictionary(pair => pair.label, pair => pair.place);

    /// <summary>Adds a fault unless the column can hold labels.</summary>
    public static bool Check(string column, bool isScalar, DataViewType item, string type, Faults faults)
    {
        if (!isScalar || item is not (NumberDataViewType or KeyDataViewType or TextDataViewType or BooleanDataViewType))
        {
            faults.Add($"the label column '{column}' is of type {type}; it must be a key, a number, a text or a Boolean.");
            return false;
        }

        return item is not KeyDataViewType key || CheckCount(column, key.Count, "key values", faults);
    }

    /// <summary>Adds a fault when there are more labels than classes can be.</summary>
    public static bool CheckCount(string column, ulong count, string what, Faults faults)
    {
        if (count <= MaxLabels)
            return true;
        faults.Add($"the label column '{column}' has {count} {what}; there can be {MaxLabels} labels at most. Is it a column of classes?");
        return false;
    }
}
