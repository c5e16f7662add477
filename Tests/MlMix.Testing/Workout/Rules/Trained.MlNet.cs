using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

internal sealed class Trained : WorkoutRule
{
    private const int Folds = 2;
    private const int Seed = 5;
    private const string Target = "What is learnt";

    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        MLContext ml = WorkoutSubject.Ml;
        FakeDataView data = subject.Data.With(FakeColumn.Of(Target, NumberDataViewType.Single, row => (float)(row % 7)));
        IEstimator<ITransformer> pipeline = Pipeline(subject);
        var results = ml.Regression.CrossValidate(data, pipeline, Folds, Target, seed: Seed);
        IReadOnlyList<DataOperationsCatalog.TrainTestData> splits = ml.Data.CrossValidationSplit(data, Folds, seed: Seed);

        // The trainer's own scores hide those of an estimator that has a trainer in it.
        string[] made = [.. subject.Made.Except(["Score"])];
        long rows = 0;
        foreach (TrainCatalogBase.CrossValidationResult<RegressionMetrics> result in results)
        {
            DataOperationsCatalog.TrainTestData split = splits[result.Fold];
            CellTable alone = CellTable.Read(subject.Estimator.Fit(split.TrainSet).Transform(split.TestSet), made);
            CellTable here = CellTable.Read(result.ScoredHoldOutSet, made);
            rows += here.Count;
            if (here.DifferenceFrom(alone) is { } difference)
                yield return $"in fold {result.Fold} {difference}";
            if (!double.IsFinite(result.Metrics.MeanAbsoluteError))
                yield return $"in fold {result.Fold} the model learnt has an error of {result.Metrics.MeanAbsoluteError}";
        }

        if (rows != data.GetRowCount())
            yield return $"the folds hold {rows} rows together, and the data {data.GetRowCount()}";
    }

    /// <summary>The estimator, the columns that it makes as numbers, and a trainer that learns from them.</summary>
    private static IEstimator<ITransformer> Pipeline(WorkoutSubject subject)
    {
        MLContext ml = WorkoutSubject.Ml;
        DataViewSchema schema = subject.Fitted.GetOutputSchema(subject.Data.Schema);
        IEstimator<ITransformer> pipeline = subject.Estimator;
        string[] features = [.. subject.Made.Select(name => $"As numbers: {name}")];
        foreach ((string name, string feature) in subject.Made.Zip(features))
        {
            pipeline = schema[name].Type is KeyDataViewType
                ? pipeline.Append(ml.Transforms.Conversion.MapKeyToVector(feature, name))
                : pipeline.Append(ml.Transforms.Conversion.ConvertType(feature, name, DataKind.Single)).Append(ml.Transforms.ReplaceMissingValues(feature));
        }

        return pipeline.Append(ml.Transforms.Concatenate("What is known", features)).Append(ml.Transforms.NormalizeMinMax("What is known"))
            .Append(ml.Regression.Trainers.OnlineGradientDescent(Target, "What is known"));
    }
}
