using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

internal sealed class Arguments : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        (string What, Action Try)[] calls =
        [
            ("Fit", () => subject.Estimator.Fit(null!)),
            ("GetOutputSchema of the estimator", () => subject.Estimator.GetOutputSchema(null!)),
            ("Transform", () => subject.Fitted.Transform(null!)),
            ("GetOutputSchema of the transformer", () => subject.Fitted.GetOutputSchema(null!)),
            ("GetRowToRowMapper", () => subject.Fitted.GetRowToRowMapper(null!)),
        ];
        foreach ((string what, Action attempt) in calls)
        {
            if (Outcome.Of(attempt) is var thrown and not ArgumentNullException)
                yield return $"{what} of null {Refusal.Say(thrown)}";
        }
    }
}
