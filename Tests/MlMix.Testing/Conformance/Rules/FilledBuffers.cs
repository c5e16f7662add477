using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class FilledBuffers : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject) => subject.View.Schema.SelectMany(column => Faults(subject, column));

    private static IEnumerable<string> Faults(ConformanceSubject subject, DataViewSchema.Column column)
    {
        foreach (int? filling in Fillings(subject, column))
        {
            using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
            ColumnProbe probe = subject.Probe(cursor, column);
            for (int row = 0; cursor.MoveNext(); row++)
            {
                HeldValue value = filling is { } kind ? probe.ReadOver(kind) : probe.ReadAgain();
                string expected = subject.Serial.Rows[row].Values[column.Index];
                if (value.Text != expected)
                    yield return $"into a variable that was in use row {row} gets {value.Text} in column '{column.Name}' and not {expected}";
            }
        }
    }

    // Null stands for one variable for all rows.
    private static List<int?> Fillings(ConformanceSubject subject, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        return [null, .. Enumerable.Range(0, subject.Probe(cursor, column).Fillings)];
    }
}
