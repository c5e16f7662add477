using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class CallersBuffers : ConformanceRule
{
    public override string[] Needs => [.. base.Needs, ConformanceRules.Concurrent, ConformanceRules.GettersAnyTime];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        DataViewRowCursor other = subject.View.GetRowCursor(subject.View.Schema);
        foreach (string fault in subject.View.Schema.SelectMany(column => Faults(subject, column)))
            yield return fault;
        if (subject.Read(other).DifferenceFrom(subject.Serial) is { } difference)
            yield return $"after a reader spoiled what it got, to a cursor opened before {difference}";
        if (subject.Read(subject.View.GetRowCursor(subject.View.Schema)).DifferenceFrom(subject.Serial) is { } later)
            yield return $"after a reader spoiled what it got, to a cursor opened later {later}";
    }

    private static IEnumerable<string> Faults(ConformanceSubject subject, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe probe = subject.Probe(cursor, column);
        HeldValue? before = null;
        for (int row = 0; cursor.MoveNext(); row++)
        {
            string expected = subject.Serial.Rows[row].Values[column.Index];
            HeldValue value = probe.Read();
            if (value.Text != expected)
                yield return $"after a reader spoiled what it got, row {row} has {value.Text} in column '{column.Name}' and not {expected}";
            if (before is not null && before.Text != subject.Serial.Rows[row - 1].Values[column.Index])
                yield return $"the value of column '{column.Name}' that was got on row {row - 1} became {before.Text} when row {row} was read";
            before?.Spoil();
            probe.Read().Spoil();
            if (value.Text != expected)
                yield return $"two values of column '{column.Name}' got on row {row} share their items";
            string again = probe.Read().Text;
            if (again != expected)
                yield return $"after a reader spoiled what it got on row {row}, column '{column.Name}' has {again} there and not {expected}";
            before = value;
        }
    }
}
