using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class CursorSets : ConformanceRule
{
    // Not positive: as many as the view likes.
    public static readonly int[] Sizes = [0, 1, 2, 3, 8];

    public override string[] Needs => [.. base.Needs, ConformanceRules.Batches, ConformanceRules.Concurrent];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        foreach (int n in Sizes)
        {
            foreach (bool parallel in new[] { false, true })
            {
                DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, n);
                if (cursors.Length == 0)
                    yield return $"asked for {n} cursors the view gives none";
                else if (RowTable.Merge(subject.ReadSet(cursors, parallel: parallel)).DifferenceFrom(subject.Serial) is { } difference)
                    yield return $"of the {cursors.Length} cursors for {n} asked for, in the order of their batches, {difference}";
            }
        }
    }
}
