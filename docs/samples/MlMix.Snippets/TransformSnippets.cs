using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/transforms.md shows.</summary>
public static class TransformSnippets
{
    public static IDataView Given(MLContext ml, IDataView mixed)
    {
        #region given-statistics
        var normalize = ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new InputOutputColumnPair("Features")],
            Statistics = new NormalizationStatistics("Features", new Dictionary<string, SourceStatistics>
            {
                ["mnist"] = new SourceStatistics(center: 0.1307, spread: 0.3081),
                ["fashion"] = new SourceStatistics(center: 0.2860, spread: 0.3530),
            }),
        });
        IDataView normalized = normalize.Fit(mixed).Transform(mixed);
        #endregion

        return normalized;
    }

    public static NormalizeBySourceEstimator Saved(MLContext ml, IDataView mixed, string path)
    {
        #region saved-statistics
        var estimator = ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new InputOutputColumnPair("Features")],
            Method = NormalizationMethod.Robust(),
            PerSlot = true,
        });
        NormalizationStatistics statistics = estimator.Fit(mixed).Statistics;
        statistics.Save(path);

        var again = ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new InputOutputColumnPair("Features")],
            Method = NormalizationMethod.Robust(),
            Statistics = NormalizationStatistics.Load(path),
        });
        #endregion

        return again;
    }

    public static (string Source, long Label) Located(MLContext ml, IDataView mixed)
    {
        #region locate
        OffsetLabelsTransformer offsets = ml.Transforms.OffsetLabels("Label").Fit(mixed);
        (string source, long label) = offsets.Locate(13);
        #endregion

        return (source, label);
    }
}
