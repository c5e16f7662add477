using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Kept : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            IDataView view = subject.Fitted.Transform(data);
            string[] other = [.. data.Schema.Select(column => column.Name).Except(subject.Made)];
            foreach (string lost in other.Where(column => view.Schema.GetColumnOrNull(column) is null))
                yield return $"column '{lost}' of {name} is lost";
            foreach (string column in other.Where(column => view.Schema.GetColumnOrNull(column) is not null))
            {
                if (SchemaText.Of(view.Schema[column]) != SchemaText.Of(data.Schema[column]))
                    yield return $"column '{column}' of {name} becomes {SchemaText.Of(view.Schema[column])}";
                else if (CellTable.Read(view, [column]).DifferenceFrom(CellTable.Read(data, [column]), ids: true) is { } difference)
                    yield return $"of {name} {difference}";
            }
        }
    }
}
