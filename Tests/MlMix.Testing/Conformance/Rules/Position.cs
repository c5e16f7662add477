using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class Position : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        DataViewRowCursor[] cursors = [view.GetRowCursor(view.Schema), view.GetRowCursor([]), .. view.GetRowCursorSet(view.Schema, 2)];
        try
        {
            return [.. cursors.SelectMany(Faults)];
        }
        finally
        {
            Outcome.Release(cursors);
        }
    }

    private static IEnumerable<string> Faults(DataViewRowCursor cursor)
    {
        if (cursor.Position != -1)
            yield return $"before the first row the position is {cursor.Position}";
        for (long row = 0; cursor.MoveNext(); row++)
        {
            if (cursor.Position != row)
                yield return $"on the cursor's row {row} the position is {cursor.Position}";
        }
        if (cursor.Position != -1)
            yield return $"after the last row the position is {cursor.Position}";
        cursor.Dispose();
        if (cursor.Position != -1)
            yield return $"after disposal at the end the position is {cursor.Position}";
    }
}
