using Microsoft.ML;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

internal sealed class Concurrent : WorkoutRule
{
    private const int Readers = 4;
    private const int Times = 5;

    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        CellTable expected = subject.Expected(subject.Data);
        IDataView shared = subject.Fitted.Transform(subject.Data);
        string?[] differences = Threads.Run(Readers, index => Enumerable.Range(0, Times)
            .Select(time => CellTable.Read((index + time) % 2 == 0 ? shared : subject.Fitted.Transform(subject.Data), subject.Made).DifferenceFrom(expected))
            .FirstOrDefault(difference => difference is not null));
        return differences.OfType<string>().Select(difference => $"read by {Readers} threads at once, {difference}");
    }
}
