using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;

namespace MlMix.Demo;

/// <summary>Trains one classifier on the mix and one on each source, compares them, and saves and loads the first.</summary>
internal sealed class Training
{
    private const double TestFraction = 0.2;
    private const int Iterations = 20;

    private readonly MLContext _ml;
    private readonly DemoOptions _options;
    private readonly TextWriter _output;

    private Training(DemoOptions options, TextWriter output)
    {
        _ml = new MLContext(unchecked((int)options.Seed));
        _options = options;
        _output = output;
    }

    public static TrainingResult? Run(ChosenSets sets, DemoOptions options, TextWriter output) => new Training(options, output).Run(sets);

    private TrainingResult Run(ChosenSets sets)
    {
        // Each set is split before mixing, so that no row is trained on and tested with.
        ImageSet[] sources = [sets.Digits, sets.Clothes];
        DataOperationsCatalog.TrainTestData[] parts =
            [.. sources.Select(set => _ml.Data.TrainTestSplit(Tutorial.Load(_ml, set), TestFraction, seed: unchecked((int)_options.Seed)))];
        MixSource[] training = [.. sources.Zip(parts, (set, part) => new MixSource(set.Name, part.TrainSet))];
        MixSource[] test = [.. sources.Zip(parts, (set, part) => new MixSource(set.Name, part.TestSet))];

        ITransformer model = Fit("the mix", training);
        long trainingRows = ImageRows.Of(Mix(training)).LongCount();
        ScoredRow[] mixed = Score(_ml, model, test);
        ScoredRow[][] alone = [.. sources.Select((set, i) => Score(_ml, Fit($"{set.Name} alone", training[i]), test[i]))];
        SaveAndCompare(model, training, test, mixed);

        return new TrainingResult(
            [.. sources.Select((set, i) =>
            {
                ScoredRow[] own = [.. mixed.Where(row => row.Source == i)];
                return new SourceAccuracy(set.Name, own.Length, Accuracy(own), Accuracy(alone[i]));
            })],
            trainingRows,
            Accuracy(mixed),
            Accuracy(alone.SelectMany(rows => rows)));
    }

    private ITransformer Fit(string what, params MixSource[] sources)
    {
        _output.WriteLine($"  training on {what} ...");
        long start = TimeProvider.System.GetTimestamp();
        var pipeline = _ml.Transforms.NormalizeBySource("Features")
            .Append(_ml.Transforms.OffsetLabels("Label"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("LabelKey", "Label"))
            .AppendCacheCheckpoint(_ml)
            .Append(_ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = "LabelKey",
                MaximumNumberOfIterations = Iterations,
                NumberOfThreads = 1, // Several threads race for the weights, and no two runs would give the same model.
            }))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        ITransformer model = pipeline.Fit(Mix(sources));
        double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  trained on {what} in {seconds:0.0} s"));
        return model;
    }

    private MixedDataView Mix(params MixSource[] sources) => Mix(_ml, sources, _options.Seed);

    private static MixedDataView Mix(MLContext ml, MixSource[] sources, long seed) =>
        ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce, Seed = seed }, sources);

    private ScoredRow[] Score(MLContext ml, ITransformer model, params MixSource[] sources)
    {
        MixedDataView test = Mix(ml, sources, _options.Seed);
        return [.. ScoredRow.Of(model.Transform(test))];
    }

    /// <summary>Saves the model beside its place, moves it there, and predicts with what another MLContext loads from it.</summary>
    private void SaveAndCompare(ITransformer model, MixSource[] training, MixSource[] test, ScoredRow[] expected)
    {
        string path = Path.GetFullPath(Path.Combine(_options.Out, "model.zip"));
        _ml.Model.Save(model, Mix(training).Schema, path + ".new");
        File.Move(path + ".new", path, overwrite: true);

        var fresh = new MLContext();
        ITransformer loaded = fresh.Model.Load(path, out _);
        ScoredRow[] found = Score(fresh, loaded, test);
        if (!found.SequenceEqual(expected))
        {
            int differing = found.Zip(expected).Count(pair => pair.First != pair.Second);
            throw new DemoException(
                $"The model loaded from {path} predicts other labels than the one saved: {differing} of {expected.Length} rows differ.");
        }

        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  saved to {path}, loaded in a fresh MLContext: the same prediction for all {found.Length:N0} test rows"));
    }

    private static double Accuracy(IEnumerable<ScoredRow> rows) => rows.Average(row => row.Label == row.Predicted ? 1.0 : 0.0);
}
