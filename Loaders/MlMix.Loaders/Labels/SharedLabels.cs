using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels that mean the same in all sources.</summary>
internal sealed class SharedLabels(string column) : LabelSpace(column)
{
    internal override LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        KeySpace?[] spaces = [.. column.Columns.Select(here => here is { } there ? KeySpace.Of(there) : null)];
        int first = column.Present.First();
        int other = column.Present.FirstOrDefault(source => spaces[source] is { } space && spaces[first]?.SameAs(space) == false, -1);
        if (other >= 0)
        {
            faults.Add($"Labels of column '{column.Name}' are shared, but '{column.Sources[first]}' and '{column.Sources[other]}' have other key values: "
                + $"{Difference(spaces[first]!, spaces[other]!)}; use LabelSpace.Union where equal values mean the same, "
                + "Offset where they do not, or Map to say which do.");
            return null;
        }
        if (ColumnAligner.Align(column, faults) is not { } plan)
            return null;
        if (spaces[first] is { } shared && ColumnRequest.ItemOf(plan.Type) is KeyDataViewType key && key.Count != (ulong)shared.Values.Length)
        {
            faults.Add($"Labels of column '{column.Name}' are shared, but Fill gives a value that is none of the others' labels; give one of these, "
                + "or use LabelSpace.Union.");
            return null;
        }
        return new LabelPlan(plan, () => LabelTable.OfValues(column, plan));
    }

    private static string Difference(KeySpace one, KeySpace other)
    {
        if (!one.ItemType.Equals(other.ItemType))
            return $"{one.ItemType} and {other.ItemType}";
        int place = one.Values.Zip(other.Values).TakeWhile(pair => pair.First.Equals(pair.Second)).Count();
        return FormattableString.Invariant($"key {place + 1} is {Value(one)} there and {Value(other)} here");

        string Value(KeySpace space) => place < space.Values.Length ? $"'{KeySpace.Text(space.Values[place])}'" : "none";
    }
}
