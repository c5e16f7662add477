using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class Batches : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        foreach (int n in CursorSets.Sizes)
        {
            // A single cursor counts as a set of one.
            RowTable[] tables = subject.ReadSet(n == 1 ? [view.GetRowCursor(view.Schema)] : view.GetRowCursorSet(view.Schema, n));
            var seen = new HashSet<long>();
            foreach (RowTable table in tables)
            {
                long[] batches = [.. table.Rows.Select(row => row.Batch)];
                for (int i = 1; i < batches.Length; i++)
                {
                    if (batches[i] < batches[i - 1])
                        yield return $"of {tables.Length} cursors one goes from batch {batches[i - 1]} to batch {batches[i]}";
                }
                foreach (long batch in batches.Distinct().Where(batch => !seen.Add(batch)))
                    yield return $"of {tables.Length} cursors two have batch {batch}";
            }
        }
    }
}
