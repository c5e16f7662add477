namespace MlMix.Testing.Workout;

internal sealed class Missing : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject) => subject.Needed.SelectMany(
        name => Refusal.Find(subject, subject.Data.Without(name), [name], WorkoutStages.All, $"the data has no column '{name}'"));
}
