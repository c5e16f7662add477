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

    public static string[] ClassTable(MLContext ml, IDataView mixed)
    {
        OffsetLabelsTransformer offsets = ml.Transforms.OffsetLabels("Label").Fit(mixed);
        #region offset-classes
        string[] classes = [.. offsets.Labels!.Select(row => $"{row.Class} is label {row.Label} of {row.Source}")];
        #endregion

        return classes;
    }

    public static UnifyLabelsTransformer Unified(MLContext ml, IDataView mixed)
    {
        #region unify
        UnifyLabelsTransformer unified = ml.Transforms.UnifyLabels("Class", "Label").Fit(mixed);
        IDataView byValue = unified.Transform(mixed);
        Console.WriteLine(string.Join(", ", unified.Classes));
        #endregion

        Console.WriteLine(byValue.Schema["Class"].Type);
        return unified;
    }

    public static UnifyLabelsTransformer Named(MLContext ml, IDataView reviews)
    {
        #region class-names
        UnifyLabelsTransformer unified = ml.Transforms.UnifyLabels(new UnifyLabelsOptions
        {
            ClassNames = new Dictionary<string, IReadOnlyList<string>>
            {
                ["shop"] = ["bad", "good"],
                ["films"] = ["good", "bad", "mixed"],
            },
        }).Fit(reviews);
        IDataView named = unified.Transform(reviews);
        #endregion

        Console.WriteLine(named.Schema["Label"].Type);
        return unified;
    }

    public static SourceWeightsTransformer Weighted(MLContext ml, IDataView mixed)
    {
        #region weights
        SourceWeightsTransformer weights = ml.Transforms.SourceWeights(SourceWeightRule.Importance(new Dictionary<string, double>
        {
            ["mnist"] = 0.8,
            ["fashion"] = 0.2,
        })).Fit(mixed);
        IDataView weighted = weights.Transform(mixed);
        float each = weights.Weights["mnist"][0];
        #endregion

        Console.WriteLine($"{each} in {weighted.Schema["Weight"].Type}");
        return weights;
    }
}
