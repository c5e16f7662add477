using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>The attempt to get values where there are none.</summary>
internal static class OffRowReading
{
    /// <summary>Gives the getters, those that were got before and those that are got there, that give a value.</summary>
    public static IEnumerable<string> Faults(ConformanceSubject subject, CursorStop stop)
    {
        List<ColumnProbe> early = [];
        IEnumerable<DataViewRowCursor> cursors = stop.Open(subject.View, cursor =>
        {
            early = Probes(subject, cursor);
            return () => early.ForEach(probe => probe.Read());
        });
        foreach (DataViewRowCursor cursor in cursors)
        {
            List<ColumnProbe> late = [];
            // That there is no getter to be got any more is as good.
            Outcome.Of(() => late = Probes(subject, cursor));
            foreach (ColumnProbe probe in early.Concat(late))
            {
                HeldValue? value = null;
                if (Outcome.Of(() => value = probe.Read()) is null)
                    yield return $"{stop.Where}, a getter of {probe.Name} gives {value!.Text}";
            }
        }
    }

    private static List<ColumnProbe> Probes(ConformanceSubject subject, DataViewRowCursor cursor) =>
    [
        ColumnProbe.OfId(cursor),
        .. subject.View.Schema.Where(cursor.IsColumnActive).Select(column => subject.Probe(cursor, column)),
    ];
}
