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
            OutputColumnName = "Features",
            Statistics = new Dictionary<string, SourceStatistics>
            {
                ["mnist"] = new SourceStatistics(Mean: 0.1307, StandardDeviation: 0.3081),
                ["fashion"] = new SourceStatistics(Mean: 0.2860, StandardDeviation: 0.3530),
            },
        });
        IDataView normalized = normalize.Fit(mixed).Transform(mixed);
        #endregion

        return normalized;
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
