using Microsoft.ML;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

internal sealed class Parallel : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            IDataView view = subject.Fitted.Transform(data);
            foreach (int count in new[] { 2, 3, 8 })
            {
                DataViewRowCursor[] cursors = view.GetRowCursorSet(subject.Made.Select(column => view.Schema[column]), count);
                CellTable[] parts = Threads.Run(cursors.Length, index => CellTable.Read(cursors[index], subject.Made));
                if (CellTable.Merge(parts).DifferenceFrom(subject.Expected(data)) is { } difference)
                    yield return $"read by {cursors.Length} cursors side by side, of {name} {difference}";
            }
        }
    }
}
