using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class DisposedTwice : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        foreach (CursorStop stop in CursorStop.Ends)
        {
            foreach (DataViewRowCursor cursor in stop.Open(subject.View))
            {
                for (int i = 0; i < 2; i++)
                {
                    if (Outcome.Of(cursor.Dispose) is { } failure)
                        yield return $"{stop.Where}, to dispose again throws {failure}";
                }
            }
        }
    }
}
