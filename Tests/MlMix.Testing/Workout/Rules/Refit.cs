using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Refit : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            IDataView again = subject.Estimator.Fit(subject.Data).Transform(data);
            if (CellTable.Read(again, subject.Made).DifferenceFrom(subject.Expected(data)) is { } difference)
                yield return $"fitted again, of {name} {difference}";
        }
    }
}
