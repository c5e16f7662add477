using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class Shuffling : ConformanceRule
{
    private const int Seed = 7;

    public override string[] Needs => [.. base.Needs, ConformanceRules.CursorSets, ConformanceRules.RowIds];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        RowTable plain = subject.Read(view.GetRowCursor(view.Schema), ids: true);
        RowTable shuffled = subject.Read(view.GetRowCursor(view.Schema, new Random(Seed)), ids: true);
        if (!view.CanShuffle && shuffled.DifferenceFrom(plain) is { } moved)
            yield return $"the view says that it cannot shuffle, and with a random generator {moved}";
        if (!Contents(shuffled).Order(StringComparer.Ordinal).SequenceEqual(Contents(plain).Order(StringComparer.Ordinal)))
            yield return "with a random generator there are other rows than without, or other ids for them";
        if (!Contents(subject.Read(view.GetRowCursor(view.Schema, new Random(Seed)), ids: true)).SequenceEqual(Contents(shuffled)))
            yield return "with two equal random generators there are two orders";
        foreach (int n in CursorSets.Sizes)
        {
            RowTable merged = RowTable.Merge(subject.ReadSet(view.GetRowCursorSet(view.Schema, n, new Random(Seed)), ids: true));
            if (!Contents(merged).SequenceEqual(Contents(shuffled)))
                yield return $"a set of cursors for {n} asked for has another order than one cursor with an equal random generator";
        }
    }

    private static IEnumerable<string> Contents(RowTable table) => table.Rows.Select(row => row.Content);
}
