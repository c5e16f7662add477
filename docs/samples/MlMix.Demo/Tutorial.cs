using Microsoft.ML;
using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;

namespace MlMix.Demo;

/// <summary>
/// The whole path, from two labelled image sets to one view that a trainer can take: each set normalized with its own mean and standard
/// deviation, the labels of the second moved behind those of the first, every row marked with its source. Printing, the summary and the
/// page are elsewhere.
/// </summary>
internal static class Tutorial
{
    public const int BatchSize = 16;
    public const int BatchesShown = 10;
    public const int EvenRows = 1000;
    private const int SamplesPerClass = 2;

    public static TutorialResult Run(ChosenSets sets, long seed)
    {
        var ml = new MLContext(seed: 0);

        // 1. One view per set. An IDX file holds bytes; as pixels they are to be numbers from 0 to 1. Nothing is read yet.
        IDataView digits = Load(ml, sets.Digits);
        IDataView clothes = Load(ml, sets.Clothes);

        // 2. One view over both: a batch from each in turn. A set that has given every row drops out, and the other goes on alone.
        var options = new MixOptions { Selection = Selection.RoundRobin(BatchSize), Stop = StopRule.AllOnce, Seed = seed };
        IDataView mixed = ml.Data.Mix(
            options, new MixSource(sets.Digits.Name, digits), new MixSource(sets.Clothes.Name, clothes));

        // 3. What to do to a row depends on where it is from, and the mix has added a column that says so: source_id.
        var pipeline = ml.Transforms.NormalizeBySource("Features")
            .Append(ml.Transforms.OffsetLabels("Label"));
        var model = pipeline.Fit(mixed);
        IDataView ready = model.Transform(mixed);

        // 4. The result is an ordinary IDataView. Here it is walked in batches, as a training loop would. Normalized pixels are one plain
        // vector, as trainers want them; the shape of the image is the mix's.
        Batch[] batches = [.. Batch.Cut(ready, ImageRows.Shape(mixed), BatchSize).Take(BatchesShown)];

        // 5. The same two sets in other shares: 70 to 30, row by row, exact at every point and without randomness.
        IDataView even = ml.Data.Mix(
            new MixOptions { Selection = Selection.Even, Length = EvenRows, Seed = seed },
            new MixSource(sets.Digits.Name, digits, weight: 0.7),
            new MixSource(sets.Clothes.Name, clothes, weight: 0.3));
        int[] evenSources = [.. ImageRows.Of(even).Select(row => row.Source)];

        return new TutorialResult(
            Fitted: model.OfType<NormalizeBySourceTransformer>().Single().Statistics.Columns["Features"].Sources,
            Before: SourceSurvey.Of(mixed),
            After: SourceSurvey.Of(ready),
            Samples: Sample.FirstOfEachClass(mixed, SamplesPerClass),
            Batches: batches,
            EvenWeights: [0.7, 0.3],
            EvenSources: evenSources);
    }

    public static IDataView Load(MLContext ml, ImageSet set) =>
        ml.Data.LoadFromIdx(set.Images, set.Labels, new IdxOptions { Scale = 1f / 255 });
}
