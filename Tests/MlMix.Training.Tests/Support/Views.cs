using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Training.Tests.Support;

/// <summary>Small sources of rows with a few features, and what of a mix or a model can be compared.</summary>
internal static class Views
{
    public const int Slots = 4;

    /// <summary>
    /// Rows whose label says whether the first two features add up to more than 1, but for one in <paramref name="noise"/>. Columns: <c>Features</c>,
    /// <c>Label</c> (Boolean), <c>Class</c> (text), <c>Count</c> (Single, 0 or more).
    /// </summary>
    public static IDataView Rows(MLContext ml, int seed, int rows, int noise = int.MaxValue)
    {
        var random = new Random(seed);
        float[] features = [.. Enumerable.Range(0, rows * Slots).Select(_ => random.NextSingle())];
        float[] sums = [.. Enumerable.Range(0, rows).Select(row => features[row * Slots] + features[row * Slots + 1])];
        return ml.Data.LoadFromArrays(
            ArrayColumn.Vector("Features", features, Slots),
            ArrayColumn.Scalar("Label", sums.Select((sum, row) => sum > 1 ^ row % noise == noise - 1).ToArray()),
            ArrayColumn.Scalar("Class", sums.Select(sum => sum < 0.7f ? "low" : sum < 1.3f ? "middle" : "high").ToArray()),
            ArrayColumn.Scalar("Count", sums.Select(sum => MathF.Round(sum * 3)).ToArray()));
    }

    /// <summary>A mix of a clean source <c>easy</c> and a noisy one <c>hard</c>, whose order is another in every epoch.</summary>
    public static MixedDataView Mix(MLContext ml, Action<MixOptions>? set = null, int rows = 60)
    {
        var options = new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, Seed = 3 };
        set?.Invoke(options);
        return ml.Data.Mix(options, new MixSource("easy", Rows(ml, 1, rows)), new MixSource("hard", Rows(ml, 2, rows, noise: 4)));
    }

    /// <summary>Other rows of the same sources, each once.</summary>
    public static MixedDataView Validation(MLContext ml) => ml.Data.Mix(
        new MixOptions { Stop = StopRule.AllOnce }, new MixSource("easy", Rows(ml, 11, 80)), new MixSource("hard", Rows(ml, 12, 80, noise: 4)));

    /// <summary>How many rows of each source a view has, read from its source column.</summary>
    public static Dictionary<string, long> Counts(MLContext ml, MixedDataView mix)
    {
        uint[] keys = [.. mix.GetColumn<uint>("source_id")];
        return mix.Plan.Sources.Select((source, i) => (source.Name, Count: keys.LongCount(key => key == i + 1))).ToDictionary();
    }

    public static string Text<TValue>(IReadOnlyDictionary<string, TValue> values) =>
        string.Join(' ', values.Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
}
