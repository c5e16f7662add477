using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <remarks>Each reader starts one row after the one before, and they wait for each other on every row: at any time all stand on different rows.</remarks>
internal sealed class Concurrent : ConformanceRule
{
    private const int Readers = 8;

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        using var together = new Barrier(Readers);
        List<string>[] found = Threads.Run(Readers, reader =>
        {
            try
            {
                return Faults(subject, reader, together);
            }
            finally
            {
                together.RemoveParticipant();
            }
        });
        return found.SelectMany(faults => faults);
    }

    private static List<string> Faults(ConformanceSubject subject, int reader, Barrier together)
    {
        var faults = new List<string>();
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe[] probes = [.. subject.View.Schema.Select(column => subject.Probe(cursor, column))];
        for (int behind = 0; behind < reader; behind++)
            together.SignalAndWait();
        int row = 0;
        for (; cursor.MoveNext() && row < subject.Serial.Rows.Count; row++)
        {
            together.SignalAndWait();
            for (int c = 0; c < probes.Length; c++)
            {
                string text = probes[c].Read().Text;
                if (text != subject.Serial.Rows[row].Values[c])
                    faults.Add($"to reader {reader} of {Readers} row {row} has {text} in {probes[c].Name} and not {subject.Serial.Rows[row].Values[c]}");
            }
        }
        if (row != subject.Serial.Rows.Count)
            faults.Add($"to reader {reader} of {Readers} there are {row} rows and not {subject.Serial.Rows.Count}");
        return faults;
    }
}
