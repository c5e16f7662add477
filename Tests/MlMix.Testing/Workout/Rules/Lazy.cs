namespace MlMix.Testing.Workout;

internal sealed class Lazy : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        var counting = new CountingDataView(subject.Data);
        subject.Fitted.Transform(counting);
        if (counting.Asked.Count > 0)
            yield return $"transforming opens {counting.Asked.Count} cursors before a row is asked for";
    }
}
