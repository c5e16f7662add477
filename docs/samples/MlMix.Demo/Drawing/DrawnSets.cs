namespace MlMix.Demo.Drawing;

/// <summary>
/// Two small labelled image sets drawn by the demo itself, for machines without the real ones: digits like MNIST's and articles of clothing
/// like Fashion-MNIST's, as IDX files.
/// </summary>
internal static class DrawnSets
{
    public const string DigitsFolder = "drawn-digits";
    public const string ArticlesFolder = "drawn-articles";
    public const string ImagesFile = "images-idx3-ubyte";
    public const string LabelsFile = "labels-idx1-ubyte";
    public const int DigitRows = 1000;
    public const int ArticleRows = 400;
    public const int Classes = 10;

    /// <summary>Raised when the pictures change, so that sets left by an older version are drawn anew.</summary>
    private const string Version = "1";

    /// <summary>Writes the sets into a folder unless they are there. Returns whether it wrote.</summary>
    public static bool Write(string folder)
    {
        string seal = Path.Combine(folder, "version.txt");
        if (Paths(folder).All(File.Exists) && File.Exists(seal) && File.ReadAllText(seal) == Version)
            return false;

        Write(Path.Combine(folder, DigitsFolder), DigitRows, salt: 1, Digits.Draw);
        Write(Path.Combine(folder, ArticlesFolder), ArticleRows, salt: 2, Articles.Draw);
        Files.WriteBeside(seal, Version);
        return true;
    }

    private static IEnumerable<string> Paths(string folder) =>
        from set in new[] { DigitsFolder, ArticlesFolder }
        from file in new[] { ImagesFile, LabelsFile }
        select Path.Combine(folder, set, file);

    private static void Write(string folder, int rows, ulong salt, Action<int, Jitter, Canvas> draw)
    {
        const int size = Canvas.Side * Canvas.Side;
        byte[] images = new byte[rows * size];
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = (byte)LabelOf(row, salt);
            var canvas = new Canvas();
            draw(labels[row], new Jitter((salt << 32) + (ulong)row), canvas);
            canvas.CopyTo(images.AsSpan(row * size, size));
        }

        Directory.CreateDirectory(folder);
        IdxWriter.Write(Path.Combine(folder, ImagesFile), images, rows, Canvas.Side, Canvas.Side);
        IdxWriter.Write(Path.Combine(folder, LabelsFile), labels, rows);
    }

    /// <summary>Every ten rows hold each class once, in an order of their own.</summary>
    private static int LabelOf(int row, ulong salt)
    {
        var jitter = new Jitter((salt << 48) + (ulong)(row / Classes));
        int[] order = [.. Enumerable.Range(0, Classes)];
        for (int i = Classes - 1; i > 0; i--)
        {
            int other = jitter.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order[row % Classes];
    }
}
