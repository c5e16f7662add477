namespace MlMix.Testing.Workout;

internal sealed class Promise : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        string[] promised = Shapes.Lines(subject.Estimator.GetOutputSchema(Shapes.Of(subject.Data)));
        string[] delivered = Shapes.Lines(Shapes.Of(subject.Fitted.Transform(subject.Data)));
        foreach (string line in promised.Except(delivered))
            yield return $"'{line}' is promised and not delivered";
        foreach (string line in delivered.Except(promised))
            yield return $"'{line}' is delivered and not promised";
    }
}
