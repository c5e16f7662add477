using Microsoft.ML;

namespace MlMix.Demo.Images;

/// <summary>A picture to show: grey bytes, its source and its label within that source.</summary>
internal sealed record Sample(int Source, int Label, byte[] Pixels, int Width, int Height)
{
    /// <summary>
    /// The first pictures of each class of each source: by source, then the first of each class, then the second, and so on. Pixels of the
    /// view must be 0 to 1.
    /// </summary>
    public static IReadOnlyList<Sample> FirstOfEachClass(IDataView view, int perClass)
    {
        IReadOnlyList<int> shape = ImageRows.Shape(view);
        var taken = new Dictionary<(int Source, int Label), List<Sample>>();
        foreach (ImageRow row in ImageRows.Of(view))
        {
            if (!taken.TryGetValue((row.Source, row.Label), out List<Sample>? samples))
                taken.Add((row.Source, row.Label), samples = []);
            if (samples.Count < perClass)
                samples.Add(new Sample(row.Source, row.Label, [.. row.Pixels.Select(ToByte)], shape[1], shape[0]));
        }

        return
        [
            .. taken.SelectMany(entry => entry.Value.Select((sample, nth) => (sample, nth)))
                .OrderBy(each => (each.sample.Source, each.nth, each.sample.Label))
                .Select(each => each.sample),
        ];

        static byte ToByte(float pixel) => (byte)Math.Clamp(MathF.Round(pixel * 255), 0, 255);
    }
}
