using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MlMix;

namespace MlMix.MixtureSearch;

/// <summary>The search for the mix that is best for sentences from yelp.</summary>
internal static class SentimentSearch
{
    private const string Target = "yelp";

    public static SeedResult Run(string data, int seed, int trials, TextWriter output)
    {
        var ml = new MLContext(seed);
        (MixSource[] sources, IDataView test) = Sentences.Load(ml, data, seed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        MixtureExperiment experiment = Experiment(ml, sources, seed, trials);
        MixtureSearchResult result = Search(experiment, output);
        Propose(experiment, output);

        // The table chose the best, so the table flatters it. Only these rows can tell how good it is.
        (double equal, double error) = OnTest(ml, result.Train(result.Trials.Equal!), test);
        (double best, _) = OnTest(ml, result.Model, test);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"on test rows that no trial saw: {Target} accuracy {equal:0.0000} with equal weights, {best:0.0000} with the best; "
            + $"standard error {error:0.0000}"));
        output.WriteLine();
        return new SeedResult(seed, result.Trials.Equal!, result.Best, equal, best);
    }

    public static void Summarize(SeedResult[] results, TextWriter output)
    {
        output.WriteLine($"{Target} accuracy: validation rows chose the weights, test rows no trial saw");
        output.WriteLine("seed  validation equal  validation best  test equal  test best  weights");
        foreach (SeedResult result in results)
        {
            string weights = string.Join(
                ", ", result.Best.Weights.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.00}")));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Seed,4}  {result.Equal.Value,16:0.0000}  {result.Best.Value,15:0.0000}  {result.EqualOnTest,10:0.0000}  "
                + $"{result.BestOnTest,9:0.0000}  {weights}"));
        }
    }

    private static MixtureExperiment Experiment(MLContext ml, MixSource[] sources, int seed, int trials)
    {
        #region Options
        SweepablePipeline pipeline = ml.Auto().FixedPipeline(context => context.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression()));

        MixtureExperiment experiment = ml.Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.BinaryClassification,
                Pipeline = pipeline,
                Objective = MixtureObjective.Source("yelp"),
                Split = new MixSplitOptions { TestFraction = 1 / 3.0, Seed = seed },
                MaxTrials = trials,
            },
            sources);
        experiment.Experiment.SetRandomSearchTuner();
        #endregion
        return experiment;
    }

    private static MixtureSearchResult Search(MixtureExperiment experiment, TextWriter output)
    {
        #region Run
        MixtureSearchResult result = experiment.Run();
        output.Write(result.Trials);
        #endregion
        return result;
    }

    private static void Propose(MixtureExperiment experiment, TextWriter output)
    {
        #region Model
        MixtureModel model = MixtureModel.Fit(experiment.Trials);
        MixtureProposal proposal = model.Propose();
        output.WriteLine($"model: leave-one-out error {model.LeaveOneOutError:0.0000}, rank correlation {model.RankCorrelation:0.00}");
        output.WriteLine($"proposal: {proposal}");
        MixtureTrial tried = experiment.Try(proposal.Weights);
        output.WriteLine($"tried: {tried.Value:0.0000}");
        #endregion
    }

    private static (double Accuracy, double StandardError) OnTest(MLContext ml, ITransformer model, IDataView test)
    {
        #region Test
        SourceEvaluationRow<CalibratedBinaryClassificationMetrics> yelp = ml.BinaryClassification.EvaluateBySource(model.Transform(test))["yelp"];
        double accuracy = yelp.Values["Accuracy"];
        double standardError = Math.Sqrt(accuracy * (1 - accuracy) / yelp.Evaluated);
        #endregion
        return (accuracy, standardError);
    }
}
