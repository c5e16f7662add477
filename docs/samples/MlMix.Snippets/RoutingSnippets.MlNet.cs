using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/transforms.md shows of chains by source; it needs Microsoft.ML itself.</summary>
public static class RoutingSnippets
{
    public static IDataView Preprocess(MLContext ml, IDataView mixed)
    {
        #region for-source
        var preprocess = ml.Transforms.ForSource(
            ("mnist", ml.Transforms.Expression("Features", "(x) : (x - 0.1307f) / 0.3081f", "Features")),
            ("fashion", ml.Transforms.Expression("Features", "(x) : (x - 0.2860f) / 0.3530f", "Features")
                .Append(ml.Transforms.Expression("Label", "(y) : y + 10f", "Label"))));
        IDataView ready = preprocess.Fit(mixed).Transform(mixed);
        #endregion

        return ready;
    }

    public static ITransformer ModelForEach(MLContext ml, IDataView mixed)
    {
        #region model-for-each
        var prices = ml.Transforms.ForSource(new ForSourceOptions
        {
            Chains = new Dictionary<string, IEstimator<ITransformer>>
            {
                ["houses"] = ml.Regression.Trainers.OnlineGradientDescent(),
                ["flats"] = ml.Transforms.NormalizeMinMax("Features").Append(ml.Regression.Trainers.OnlineGradientDescent()),
            },
            Otherwise = ml.Regression.Trainers.OnlineGradientDescent(),
        });
        ForSourceTransformer model = prices.Fit(mixed);
        ITransformer forFlats = model.Chains["flats"];
        #endregion

        return forFlats;
    }
}
