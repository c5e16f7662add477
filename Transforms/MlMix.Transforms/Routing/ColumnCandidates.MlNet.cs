using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>The columns among which a row's value is.</summary>
/// <param name="Column">What the chosen column is to be.</param>
/// <param name="Slot">Name of the Int32 column that tells the slot of a row.</param>
/// <param name="Others">Name of the column for rows of slot 0.</param>
/// <param name="Chains">Names of the columns for rows of slots 1, 2, ...</param>
internal sealed record ColumnCandidates(DataViewSchema.DetachedColumn Column, string Slot, string Others, string[] Chains)
{
    /// <summary>Other columns, one made of each of these, among which is a row's value of another type.</summary>
    /// <param name="name">The name of the chosen column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="make">Makes a column of another one and gives its name.</param>
    public ColumnCandidates Become(string name, DataViewType type, Func<string, string> make)
    {
        Dictionary<string, string> made = Chains.Append(Others).Distinct().ToDictionary(candidate => candidate, make);
        return new ColumnCandidates(
            new DataViewSchema.DetachedColumn(name, type, Column.Annotations), Slot, made[Others], [.. Chains.Select(candidate => made[candidate])]);
    }
}
