using Microsoft.ML;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

/// <summary>How an estimator, and a transformer fitted to good data, refuse what they cannot use.</summary>
internal static class Refusal
{
    /// <summary>Says where bad data is not refused as it should be: before a row is read, with an exception that names the columns.</summary>
    public static IEnumerable<string> Find(WorkoutSubject subject, FakeDataView bad, string[] names, WorkoutStages stages, string what)
    {
        var counting = new CountingDataView(bad);
        (WorkoutStages Stage, Action Try)[] attempts =
        [
            (WorkoutStages.Fit, () => subject.Estimator.Fit(counting)),
            (WorkoutStages.Promise, () => subject.Estimator.GetOutputSchema(Shapes.Of(counting))),
            (WorkoutStages.Transform, () => subject.Fitted.Transform(counting)),
            (WorkoutStages.Transform, () => subject.Fitted.GetOutputSchema(bad.Schema)),
            (WorkoutStages.Transform, () => subject.Fitted.GetRowToRowMapper(bad.Schema)),
        ];
        foreach ((WorkoutStages stage, Action attempt) in attempts.Where(attempt => stages.HasFlag(attempt.Stage)))
        {
            Exception? thrown = Outcome.Of(attempt);
            if (thrown is not ArgumentException || !names.All(name => thrown.Message.Contains($"'{name}'", StringComparison.Ordinal)))
                yield return $"where {what}, {stage} {Say(thrown)}";
        }

        if (counting.Asked.Count > 0)
            yield return $"where {what}, {counting.Asked.Count} cursors are opened before that is said";
    }

    /// <summary>Says what an attempt came to.</summary>
    public static string Say(Exception? thrown) => thrown is null ? "is let through" : $"throws {thrown.GetType().Name}: {thrown.Message}";
}
