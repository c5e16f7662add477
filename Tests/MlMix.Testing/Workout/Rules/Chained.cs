using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

internal sealed class Chained : WorkoutRule
{
    private const string Before = "Copied before";
    private const string After = "Copied after";

    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        MLContext ml = WorkoutSubject.Ml;
        string given = subject.Data.Schema[0].Name, made = subject.Made[0];
        (string Name, IEstimator<ITransformer> Chain)[] chains =
        [
            ("before another", subject.Estimator.Append(ml.Transforms.CopyColumns(After, made))),
            ("between others", ml.Transforms.CopyColumns(Before, given).Append(subject.Estimator).Append(ml.Transforms.CopyColumns(After, made))),
            ("before a cache checkpoint", new EstimatorChain<ITransformer>().Append(subject.Estimator).AppendCacheCheckpoint(ml)
                .Append(ml.Transforms.CopyColumns(After, made))),
            ("behind a cache checkpoint", ml.Transforms.CopyColumns(Before, given).AppendCacheCheckpoint(ml).Append(subject.Estimator)
                .Append(ml.Transforms.CopyColumns(After, made))),
        ];
        foreach ((string name, IEstimator<ITransformer> chain) in chains)
        {
            IDataView view = chain.Fit(subject.Data).Transform(subject.Data);
            if (CellTable.Read(view, subject.Made).DifferenceFrom(subject.Expected(subject.Data)) is { } difference)
                yield return $"{name} in a chain, {difference}";
        }
    }
}
