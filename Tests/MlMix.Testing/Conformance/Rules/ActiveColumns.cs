using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class ActiveColumns : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        DataViewSchema schema = subject.View.Schema;
        DataViewSchema.Column[][] choices = [[], [.. schema], .. schema.Select(column => new[] { column, column })];
        return choices.SelectMany(asked => Judge(subject, asked));
    }

    private static List<string> Judge(ConformanceSubject subject, DataViewSchema.Column[] asked)
    {
        DataViewRowCursor[] cursors = [subject.View.GetRowCursor(asked), .. subject.View.GetRowCursorSet(asked, 2)];
        try
        {
            return [.. cursors.SelectMany(cursor => Faults(subject, cursor, [.. asked.Select(column => column.Index)]))];
        }
        finally
        {
            Outcome.Release(cursors);
        }
    }

    private static IEnumerable<string> Faults(ConformanceSubject subject, DataViewRowCursor cursor, HashSet<int> asked)
    {
        foreach (DataViewSchema.Column column in subject.View.Schema)
        {
            bool wanted = asked.Contains(column.Index);
            if (cursor.IsColumnActive(column) != wanted)
                yield return $"column '{column.Name}' is {(wanted ? "asked for and not active" : "active and was not asked for")}";
            Exception? refusal = Outcome.Of(() => subject.Probe(cursor, column));
            if (!wanted && refusal is null)
                yield return $"column '{column.Name}' was not asked for, and gives a getter";
            if (wanted && refusal is not null)
                yield return $"column '{column.Name}' was asked for, and gives no getter but {refusal}";
        }
    }
}
