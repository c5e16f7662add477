using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Cached : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        IDataView cache = WorkoutSubject.Ml.Data.Cache(subject.Data);
        CellTable expected = subject.Expected(subject.Data);
        (string Name, IDataView View)[] views =
        [
            ("cached", WorkoutSubject.Ml.Data.Cache(subject.Fitted.Transform(subject.Data))),
            ("of a cache", subject.Fitted.Transform(cache)),
            ("fitted to a cache", subject.Estimator.Fit(cache).Transform(subject.Data)),
        ];
        foreach ((string name, IDataView view) in views)
        {
            if (CellTable.Read(view, subject.Made).DifferenceFrom(expected) is { } difference)
                yield return $"{name}, {difference}";
        }
    }
}
