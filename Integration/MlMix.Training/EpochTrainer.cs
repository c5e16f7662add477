using Microsoft.ML;

namespace MlMix;

/// <summary>
/// Trains one epoch, going on from the model of the one before. Of a trainer of ML.NET that can, it is
/// <c>(data, previous) => trainer.Fit(data, previous?.Model)</c>. What it remembers by itself, such as a count of epochs, is not in a checkpoint.
/// </summary>
/// <typeparam name="TPredictor">What training gives.</typeparam>
/// <param name="data">The rows of the epoch, after the preparation. They come in the order of the mix, and cannot be shuffled by asking for it.</param>
/// <param name="previous">What the epoch before gave; null in the first.</param>
/// <returns>
/// What the epoch gave: never null, or training ends with an <see cref="InvalidOperationException"/>, and another object than
/// <paramref name="previous"/>, which may be kept as the best.
/// </returns>
public delegate TPredictor EpochTrainer<TPredictor>(IDataView data, TPredictor? previous)
    where TPredictor : class, ITransformer;
