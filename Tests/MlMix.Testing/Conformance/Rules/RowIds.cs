using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class RowIds : ConformanceRule
{
    public override string[] Needs => [.. base.Needs, ConformanceRules.NoColumns, ConformanceRules.CursorSets];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        RowTable first = subject.Read(view.GetRowCursor(view.Schema), ids: true);
        foreach (var same in first.Rows.GroupBy(row => row.Id).Where(rows => rows.Count() > 1))
            yield return $"{same.Count()} rows have the id {same.Key}";

        if (subject.Read(view.GetRowCursor(view.Schema), ids: true).IdDifferenceFrom(first) is { } again)
            yield return $"at another cursoring {again}";
        if (subject.Read(view.GetRowCursor([]), [], ids: true).IdDifferenceFrom(first) is { } without)
            yield return $"without columns {without}";
        foreach (DataViewSchema.Column column in view.Schema)
        {
            if (subject.Read(view.GetRowCursor([column]), [], ids: true).IdDifferenceFrom(first) is { } alone)
                yield return $"with column '{column.Name}' alone {alone}";
        }
        foreach (int n in CursorSets.Sizes)
        {
            if (RowTable.Merge(subject.ReadSet(view.GetRowCursorSet(view.Schema, n), ids: true)).IdDifferenceFrom(first) is { } inSet)
                yield return $"in a set of cursors for {n} asked for {inSet}";
        }
    }
}
