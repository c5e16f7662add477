namespace MlMix;

/// <summary>
/// Training and test rows of several sources, each of which was split before it was mixed, so that no row is on both sides however often the training
/// mix repeats it. (The names are those of ML.NET's <c>TrainTestData</c>.)
/// </summary>
public sealed class MixSplit
{
    internal MixSplit(MixedDataView trainSet, MixedDataView testSet) => (TrainSet, TestSet) = (trainSet, testSet);

    /// <summary>Gets the training parts of the sources, mixed as was asked for.</summary>
    public MixedDataView TrainSet { get; }

    /// <summary>
    /// Gets the test parts of the sources, one after the other, each row once. It has the columns of <see cref="TrainSet"/>, with the same key values.
    /// </summary>
    public MixedDataView TestSet { get; }
}
