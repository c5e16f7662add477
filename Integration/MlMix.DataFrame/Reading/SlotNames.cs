using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Reading;

/// <summary>How the slots of vectors are called.</summary>
internal static class SlotNames
{
    private const string Kind = "SlotNames";

    /// <summary>The slot names of a column, no two alike; its number, from 0, where a slot has none of its own.</summary>
    public static string[] Of(DataViewSchema.Column column, int size)
    {
        object[] given = column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is VectorDataViewType { ItemType: TextDataViewType }
            ? AnnotationValues.Read(column, Kind)!
            : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string[] names = new string[size];
        for (int slot = 0; slot < size; slot++)
        {
            string number = slot.ToString(CultureInfo.InvariantCulture);
            string name = slot < given.Length && given[slot] is string { Length: > 0 } known ? known : number;
            names[slot] = seen.Add(name) ? name : $"{name}.{number}";
            seen.Add(names[slot]);
        }
        return names;
    }
}
