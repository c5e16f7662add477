namespace MlMix.Testing.Workout;

internal sealed class Refused : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        IReadOnlyList<InvalidInput> invalid = subject.Case.Invalid;
        foreach (InvalidInput input in invalid)
        {
            string what = $"column '{input.Column.Name}' is of type {input.Column.Type}";
            foreach (string fault in Refusal.Find(subject, subject.Data.With(input.Column), [input.Column.Name], input.Refused, what))
                yield return fault;
        }

        // Of each name the first, all in one.
        InvalidInput[] first = [.. invalid.Where(input => input.Refused == WorkoutStages.All).DistinctBy(input => input.Column.Name)];
        if (first.Length < 2)
            yield break;
        FakeDataView all = first.Aggregate(subject.Data, (data, input) => data.With(input.Column));
        string[] names = [.. first.Select(input => input.Column.Name)];
        foreach (string fault in Refusal.Find(subject, all, names, WorkoutStages.All, $"columns {string.Join(", ", names)} are all invalid"))
            yield return fault;
    }
}
