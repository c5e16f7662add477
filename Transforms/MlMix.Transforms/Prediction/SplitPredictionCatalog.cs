using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="SplitPredictionEstimator"/>.</summary>
public static class SplitPredictionCatalog
{
    /// <summary>Splits a predicted class of several sources' label space into source and label, and its scores into those of each source.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="labels">Which label of which source is which class: <see cref="OffsetLabelsTransformer.Labels"/>,
    /// <see cref="UnifyLabelsTransformer.Labels"/> or the <c>Labels</c> of a mix.</param>
    /// <param name="predictedLabelColumnName">Name of the column of predicted classes: a key, a number or a text. Default <c>PredictedLabel</c>.</param>
    /// <param name="scoreColumnName">Name of the column of scores, a vector of Single with a slot for each class; null leaves scores as they are. Default
    /// <c>Score</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="labels"/> is null or empty, has a row that is null, or a label of a source twice; or a
    /// column name is null or empty.</exception>
    public static SplitPredictionEstimator SplitPrediction(
        this TransformsCatalog catalog,
        IReadOnlyList<LabelRow> labels,
        string predictedLabelColumnName = "PredictedLabel",
        string? scoreColumnName = "Score") =>
        catalog.SplitPrediction(new SplitPredictionOptions
        {
            Labels = labels,
            PredictedLabelColumnName = predictedLabelColumnName,
            ScoreColumnName = scoreColumnName,
        });

    /// <summary>Splits a predicted class of several sources' label space with all settings.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The labels are null or empty, have a row that is null, or a label of a source twice; or a column name is
    /// null or empty, or is that of two columns made.</exception>
    public static SplitPredictionEstimator SplitPrediction(this TransformsCatalog catalog, SplitPredictionOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SplitPredictionEstimator(options);
    }
}
