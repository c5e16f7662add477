using MlMix.Demo.Drawing;

namespace MlMix.Demo.Sets;

/// <summary>Finds the IDX files of the demo's image sets in a folder.</summary>
internal static class SetFolder
{
    private static readonly string[] DigitNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly string[] ArticleNames =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>
    /// MNIST and Fashion-MNIST in the folders <c>mnist-t10k</c> and <c>fashion-mnist-900</c> or <c>fashion-mnist-t10k</c>.
    /// </summary>
    /// <exception cref="DemoException">A file is missing; the message says what was looked for and what is there.</exception>
    public static ChosenSets Real(string folder, string givenBy, string origin)
    {
        if (!Directory.Exists(folder))
            throw new DemoException($"{givenBy} names the folder {Path.GetFullPath(folder)}, which does not exist.");

        ImageSet? digits = Find(folder, "mnist", ["mnist-t10k"], DigitNames, (0.1307, 0.3081));
        ImageSet? clothes = Find(folder, "fashion", ["fashion-mnist-900", "fashion-mnist-t10k"], ArticleNames, (0.2860, 0.3530));
        if (digits is not null && clothes is not null)
            return new ChosenSets(digits, clothes, origin);

        string[] found = [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order()];
        throw new DemoException(string.Join(Environment.NewLine,
            $"{givenBy} names the folder {Path.GetFullPath(folder)}, which has not both image sets.",
            $"  Looked for: mnist-t10k ({(digits is null ? "missing" : "found")}) and "
                + $"fashion-mnist-900 or fashion-mnist-t10k ({(clothes is null ? "missing" : "found")}),",
            "  each a folder with images-idx3-ubyte.gz and labels-idx1-ubyte.gz (or both without .gz).",
            $"  Found there: {(found.Length == 0 ? "nothing" : string.Join(", ", found))}."));
    }

    /// <summary>The sets that the demo has drawn into a folder.</summary>
    public static ChosenSets Drawn(string folder, string origin, string hint) => new(
        Find(folder, "digits", [DrawnSets.DigitsFolder], DigitNames, null)!,
        Find(folder, "articles", [DrawnSets.ArticlesFolder], ArticleNames, null)!,
        origin,
        hint);

    private static ImageSet? Find(
        string folder, string name, string[] subfolders, IReadOnlyList<string> classes, (double, double)? published)
    {
        foreach (string subfolder in subfolders)
        {
            string? images = FindFile(folder, subfolder, DrawnSets.ImagesFile), labels = FindFile(folder, subfolder, DrawnSets.LabelsFile);
            if (images is not null && labels is not null)
                return new ImageSet(name, images, labels, classes, published);
        }

        return null;
    }

    private static string? FindFile(string folder, string subfolder, string file)
    {
        string plain = Path.GetFullPath(Path.Combine(folder, subfolder, file));
        return File.Exists(plain + ".gz") ? plain + ".gz" : File.Exists(plain) ? plain : null;
    }
}
