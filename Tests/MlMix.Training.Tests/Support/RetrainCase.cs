using Microsoft.ML;

namespace MlMix.Training.Tests.Support;

/// <summary>A trainer that can go on from a model, in a context of its own each time.</summary>
/// <param name="Loop">Trains so many epochs in a loop by hand, each from the model of the one before or from none, and gives the last model as text.</param>
/// <param name="ByEpoch">Trains by the door under test, on the rows that the settings lack, and gives the model that it gives as text.</param>
internal sealed record RetrainCase(Func<int, bool, string> Loop, Func<EpochOptions, string> ByEpoch)
{
    public string ByHand(int epochs, bool goOn) => Loop(epochs, goOn);

    public static RetrainCase Of<TTrainer, TPredictor, TMetrics>(
        Func<MLContext, TTrainer> create,
        Func<TTrainer, IDataView, TPredictor?, TPredictor> fit,
        Func<MLContext, MixedDataView, IEstimator<ITransformer>, TTrainer, EpochOptions, EpochTraining<TPredictor, TMetrics>> train,
        Func<TPredictor, string> text)
        where TPredictor : class, ITransformer
        where TMetrics : class
    {
        return new RetrainCase(
            (epochs, goOn) =>
            {
                var ml = new MLContext(seed: 1);
                TTrainer trainer = create(ml);
                MixedDataView mix = Views.Mix(ml);
                ITransformer prepared = Preparation(ml).Fit(mix);
                TPredictor? model = null;
                for (int epoch = 0; epoch < epochs; epoch++)
                    model = fit(goOn ? trainer : create(ml), prepared.Transform(mix.ForEpoch(epoch)), goOn ? model : null);
                return text(model!);
            },
            options =>
            {
                var ml = new MLContext(seed: 1);
                TTrainer trainer = create(ml);
                MixedDataView mix = Views.Mix(ml);
                options.Validation ??= Views.Validation(ml);
                return text(train(ml, mix, Preparation(ml), trainer, options).Model.LastTransformer);
            });
    }

    private static IEstimator<ITransformer> Preparation(MLContext ml) =>
        ml.Transforms.NormalizeMeanVariance("Features").Append(ml.Transforms.Conversion.MapValueToKey("Class"));
}
