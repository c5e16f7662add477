using Microsoft.ML;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

internal sealed class Concurrent : WorkoutRule
{
    private const int Readers = 4;

    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        CellTable expected = subject.Expected(subject.Data);
        IDataView shared = subject.Fitted.Transform(subject.Data);

        // All are open before the first is read: threads alone need not overlap.
        DataViewRowCursor[] cursors =
            [.. Enumerable.Range(0, Readers).Select(index => Open(subject, index % 2 == 0 ? shared : subject.Fitted.Transform(subject.Data)))];
        CellTable[] read = Threads.Run(Readers, index => CellTable.Read(cursors[index], subject.Made));
        return read.Select(table => table.DifferenceFrom(expected)).OfType<string>().Select(difference => $"read by {Readers} threads at once, {difference}");
    }

    private static DataViewRowCursor Open(WorkoutSubject subject, IDataView view) => view.GetRowCursor(subject.Made.Select(name => view.Schema[name]));
}
