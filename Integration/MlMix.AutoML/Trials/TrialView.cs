using Microsoft.ML;

namespace MlMix.Searching.Trials;

/// <summary>The table of trials as a view.</summary>
internal static class TrialView
{
    public static IDataView Of(MixtureTrialTable table)
    {
        string[] metrics = [.. table.SelectMany(trial => trial.Overall.Keys).Distinct()];
        return new MLContext().Data.LoadFromArrays(
        [
            ArrayColumn.Scalar("Trial", table.Select(trial => trial.Number).ToArray()),
            Numbers("Value", trial => trial.Value),
            .. table.SourceNames.Select(source => Numbers($"Weight/{source}", trial => trial.Weights[source])),
            .. metrics.SelectMany(metric => table.SourceNames
                .Select(source => Numbers($"{metric}/{source}", trial => TrialText.OfSource(trial, source, metric)))
                .Prepend(Numbers($"{metric}/overall", trial => trial.Overall.GetValueOrDefault(metric, double.NaN)))),
            ArrayColumn.Scalar("Settings", table.Select(trial => string.Join("; ", trial.Settings.Select(pair => $"{pair.Key}={pair.Value}"))).ToArray()),
            ArrayColumn.Scalar("Failure", table.Select(trial => trial.Failure ?? "").ToArray()),
        ]);

        ArrayColumn Numbers(string name, Func<MixtureTrial, double> value) => ArrayColumn.Scalar(name, table.Select(value).ToArray());
    }
}
