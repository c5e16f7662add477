using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

internal sealed class Released : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        var good = new CountingDataView(subject.Data);
        subject.Estimator.Fit(good);
        if (good.Open != 0)
            yield return $"fitting leaves {good.Open} cursors open";

        var fault = new InvalidDataException("The data fails.");
        var bad = new CountingDataView(new FaultyDataView(subject.Data) { MoveFault = fault, FaultRow = subject.Data.GetRowCount()!.Value / 2 });
        Exception? thrown = Outcome.Of(() => subject.Estimator.Fit(bad));
        if (bad.Open != 0)
            yield return $"fitting to data that fails leaves {bad.Open} cursors open";
        if (bad.Asked.Count > 0 && !Causes(thrown).Contains(fault))
            yield return $"fitting to data that fails {Refusal.Say(thrown)}";
    }

    private static IEnumerable<Exception> Causes(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException)
            yield return thrown;
    }
}
