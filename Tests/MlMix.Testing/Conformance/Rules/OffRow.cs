using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class OffRow : ConformanceRule
{
    private static readonly CursorStop BeforeFirst = new("before the first row", (_, _) => { });

    public override string[] Needs => [.. base.Needs, ConformanceRules.ActiveColumns];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        foreach (CursorStop stop in CursorStop.All.Prepend(BeforeFirst))
        {
            List<ColumnProbe> probes = [];
            foreach (DataViewRowCursor cursor in stop.Open(subject.View, cursor =>
            {
                probes = Probes(subject, cursor);
                return () => probes.ForEach(probe => probe.Read());
            }))
            {
                foreach (ColumnProbe probe in probes)
                {
                    HeldValue? value = null;
                    if (Outcome.Of(() => value = probe.Read()) is null)
                        yield return $"{stop.Where}, the getter of {probe.Name} gives {value!.Text}";
                }
                List<ColumnProbe> late = [];
                if (Outcome.Of(() => late = Probes(subject, cursor)) is not null)
                    continue;
                foreach (ColumnProbe probe in late)
                {
                    if (Outcome.Of(() => probe.Read()) is null)
                        yield return $"{stop.Where}, a getter of {probe.Name} that was got there gives a value";
                }
            }
        }
    }

    private static List<ColumnProbe> Probes(ConformanceSubject subject, DataViewRowCursor cursor) =>
    [
        ColumnProbe.OfId(cursor),
        .. subject.View.Schema.Where(cursor.IsColumnActive).Select(column => subject.Probe(cursor, column)),
    ];
}
