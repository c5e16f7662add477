using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class GettersAnyTime : ConformanceRule
{
    private const int LateRow = 3;

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        subject.View.Schema.SelectMany(column => Often(subject, column).Concat(Late(subject, column)).Concat(Seldom(subject, column)));

    private static IEnumerable<string> Often(ConformanceSubject subject, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe first = subject.Probe(cursor, column);
        ColumnProbe second = subject.Probe(cursor, column);
        for (int row = 0; cursor.MoveNext(); row++)
        {
            string[] texts = [first.Read().Text, first.Read().Text, second.Read().Text, first.Read().Text];
            if (texts.Any(text => text != Expected(subject, row, column)))
                yield return $"read several times, row {row} has {string.Join(", then ", texts)} in column '{column.Name}'";
        }
    }

    private static IEnumerable<string> Late(ConformanceSubject subject, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe? late = null;
        for (int row = 0; cursor.MoveNext(); row++)
        {
            if (row < LateRow)
                continue;
            late ??= subject.Probe(cursor, column);
            string text = late.Read().Text;
            if (text != Expected(subject, row, column))
                yield return $"a getter got on row {LateRow} gives {text} for column '{column.Name}' on row {row}";
        }
    }

    private static IEnumerable<string> Seldom(ConformanceSubject subject, DataViewSchema.Column column)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        ColumnProbe probe = subject.Probe(cursor, column);
        for (int row = 0; cursor.MoveNext(); row++)
        {
            if (row % 3 != 2)
                continue;
            string text = probe.Read().Text;
            if (text != Expected(subject, row, column))
                yield return $"a getter called on every third row gives {text} for column '{column.Name}' on row {row}";
        }
    }

    private static string Expected(ConformanceSubject subject, int row, DataViewSchema.Column column) => subject.Serial.Rows[row].Values[column.Index];
}
