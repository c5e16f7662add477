using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

internal sealed class RowMapper : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        if (!subject.Fitted.IsRowToRowMapper)
        {
            yield return "it is no row-to-row mapper";
            yield break;
        }

        foreach ((FakeDataView data, string name) in subject.Good)
        {
            IRowToRowMapper mapper = subject.Fitted.GetRowToRowMapper(data.Schema);
            IDataView view = subject.Fitted.Transform(data);
            if (SchemaText.Difference(mapper.InputSchema, data.Schema) is { } input)
                yield return $"for {name} the mapper takes {input}";
            string[] columns = [.. view.Schema.Where(column => !column.IsHidden).Select(column => column.Name)];
            if (SchemaText.Difference(mapper.OutputSchema, view.Schema) is { } output)
                yield return $"for {name} the mapper gives {output}";
            else if (Mapped(mapper, data, columns).DifferenceFrom(CellTable.Read(view, columns), ids: true) is { } difference)
                yield return $"mapped row by row, of {name} {difference}";
        }
    }

    private static CellTable Mapped(IRowToRowMapper mapper, FakeDataView data, string[] columns)
    {
        DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        using DataViewRow row = mapper.GetRow(cursor, columns.Select(name => mapper.OutputSchema[name]));
        return CellTable.Read(row, columns, cursor.MoveNext);
    }
}
