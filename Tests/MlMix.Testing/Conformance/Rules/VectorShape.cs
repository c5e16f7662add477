using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class VectorShape : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe[] probes = [.. subject.View.Schema.Select(column => subject.Probe(cursor, column))];
        for (int row = 0; cursor.MoveNext(); row++)
        {
            foreach (ColumnProbe probe in probes)
            {
                if (probe.Read().ShapeFault is { } fault)
                    yield return $"in row {row} of {probe.Name} {fault}";
            }
        }
    }
}
