using Microsoft.ML;

namespace MlMix.Images.Tests.Support;

/// <summary>Three folders of images that differ in everything: size, ratio, channels, file format, classes and number.</summary>
internal static class ThreeFolders
{
    public static readonly string[] Names = ["photos", "scans", "glass"];

    /// <summary>Writes them: coloured BMP, gray PNG, and PNG with an alpha channel. Every image is another one.</summary>
    public static void Write(Action<string, byte[]> write)
    {
        for (int number = 0; number < 5; number++)
        {
            int seed = number;
            write($"photos/{(number < 3 ? "circle" : "square")}/{number}.bmp", BmpFile.Of(8, 6, [.. Enumerable.Range(0, 48).Select(at => Color(at, seed))]));
        }
        for (int number = 0; number < 4; number++)
        {
            int seed = number;
            write($"scans/{(number < 2 ? "square" : "triangle")}/{number}.png", PngFile.Gray(5, 5, [.. Enumerable.Range(0, 25).Select(at => Level(at, seed))]));
        }
        for (int number = 0; number < 3; number++)
        {
            int seed = number;
            write($"glass/circle/{number}.png", PngFile.Rgba(4 + number, 9, [.. Enumerable.Range(0, (4 + number) * 36).Select(at => Level(at, seed + 7))]));
        }
    }

    public static IDataView Load(MLContext ml, string root, string name) => ml.Data.LoadFromImageFolder(Path.Combine(root, name));

    /// <summary>A mix of the folders, each first through a chain, if there is one.</summary>
    public static MixedDataView Mix(MLContext ml, string root, IEstimator<ITransformer>? chain = null) => ml.Data.Mix(
        new MixOptions { Stop = StopRule.AllExhausted, Columns = MixColumns.SourceId | MixColumns.SourceRow },
        [
            .. Names.Select(name =>
            {
                IDataView folder = Load(ml, root, name);
                return new MixSource(name, chain is null ? folder : chain.Fit(folder).Transform(folder));
            }),
        ]);

    private static (byte, byte, byte) Color(int at, int seed) => (Level(at, seed), Level(at + 5, seed), Level(at + 11, seed));

    private static byte Level(int at, int seed) => (byte)((at * 37 + seed * 101) % 256);
}
