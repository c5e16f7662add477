using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class ColumnsAlone : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        DataViewSchema.Column[] all = [.. subject.View.Schema];
        IEnumerable<DataViewSchema.Column[]> choices =
        [
            .. all.Select(column => new[] { column }),
            .. all.Zip(all.Skip(1), (left, right) => new[] { right, left }),
            [.. all.Reverse()],
        ];
        foreach (DataViewSchema.Column[] columns in choices)
        {
            if (subject.Read(subject.View.GetRowCursor(columns), columns).DifferenceFrom(subject.Serial) is { } difference)
                yield return $"with the columns {string.Join(", ", columns.Select(column => column.Name))} alone {difference}";
        }
    }
}
