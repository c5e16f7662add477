using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

internal sealed class Dependencies : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach (string made in subject.Made)
        {
            IRowToRowMapper mapper = subject.Fitted.GetRowToRowMapper(subject.Data.Schema);
            DataViewSchema.Column wanted = mapper.OutputSchema[made];
            DataViewSchema.Column[] needed = [.. mapper.GetDependencies([wanted])];
            DataViewRowCursor cursor = subject.Data.GetRowCursor(needed);
            using DataViewRow row = mapper.GetRow(cursor, [wanted]);
            CellTable alone = CellTable.Read(row, [made], cursor.MoveNext);
            if (alone.DifferenceFrom(CellTable.Read(subject.Fitted.Transform(subject.Data), [made])) is { } difference)
                yield return $"made of {string.Join(", ", needed.Select(column => column.Name))} alone, {difference}";
        }
    }
}
