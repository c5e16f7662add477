using Microsoft.ML;
using static TorchSharp.torch;

namespace MlMix.TorchTraining;

/// <summary>What is trained on: some sources, and the size of a net for them.</summary>
/// <param name="Sources">The sources, each with Features and Label.</param>
/// <param name="Slots">Number of features.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Labels">How the labels of the sources become those of the mix.</param>
internal sealed record Domains(MixSource[] Sources, int Slots, int Classes, LabelSpace? Labels)
{
    private const int Rows = 4_000;

    public string[] Names => [.. Sources.Select(source => source.Name)];

    /// <summary>
    /// Three domains of two classes over eight features, of which the first three say which domain a row is of: easy, where one number tells the class;
    /// hard, where the product of two others does; and noisy, as easy, but for every fourth label, which is drawn by lot.
    /// </summary>
    public static Domains Made(MLContext ml) => new(
        [
            new MixSource("easy", Make(ml, 0, (x, _) => x[3] > 0)),
            new MixSource("hard", Make(ml, 1, (x, _) => x[4] * x[5] > 0)),
            new MixSource("noisy", Make(ml, 2, (x, random) => random.Next(4) == 0 ? random.Next(2) == 0 : x[6] > 0)),
        ],
        8,
        2,
        null);

    /// <summary>Digits and clothes, whose classes are 0 to 9 and 10 to 19.</summary>
    public static Domains OfImages(MLContext ml, string data) => new(
        [new MixSource("digits", LoadImages(ml, data, "mnist-t10k")), new MixSource("clothes", LoadImages(ml, data, "fashion-mnist-900"))],
        784,
        20,
        LabelSpace.Offset("Label"));

    /// <summary>The labels as class numbers: keys are such, the numbers that stand in files of images are not.</summary>
    public static Tensor ClassesOf(TensorBatch batch) => batch.Labels.to(int64);

    private static IDataView Make(MLContext ml, int domain, Func<float[], Random, bool> isYes)
    {
        var random = new Random(domain + 1);
        var features = new float[Rows * 8];
        var labels = new uint[Rows];
        for (int row = 0; row < Rows; row++)
        {
            float[] x = [.. Enumerable.Range(0, 8).Select(slot => slot < 3 ? (slot == domain ? 1 : 0) : 2 * random.NextSingle() - 1)];
            x.CopyTo(features, row * 8);
            labels[row] = isYes(x, random) ? 2u : 1u;
        }
        return ml.Data.LoadFromArrays(ArrayColumn.Vector("Features", features, 8), ArrayColumn.Key("Label", labels, "no", "yes"));
    }

    private static IDataView LoadImages(MLContext ml, string data, string folder) => ml.Data.LoadFromIdx(
        Path.Combine(data, folder, "images-idx3-ubyte.gz"),
        Path.Combine(data, folder, "labels-idx1-ubyte.gz"),
        new IdxOptions { Scale = 1f / 255 });
}
