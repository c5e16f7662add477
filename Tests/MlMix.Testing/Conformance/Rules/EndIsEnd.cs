using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class EndIsEnd : ConformanceRule
{
    private const int Times = 4;

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        foreach (CursorStop stop in CursorStop.Ends)
        {
            foreach (DataViewRowCursor cursor in stop.Open(subject.View))
            {
                for (int i = 1; i <= Times; i++)
                {
                    if (cursor.MoveNext())
                        yield return $"{stop.Where}, MoveNext gives true at call {i}";
                }
            }
        }
    }
}
