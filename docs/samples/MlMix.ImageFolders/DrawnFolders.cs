using System.Globalization;

namespace MlMix.ImageFolders;

/// <summary>Three folders of drawn shapes: bright drawings in colour, dim gray scans, and signs in colour that are wide and have no squares.</summary>
internal static class DrawnFolders
{
    private static readonly string[] Shapes = ["circle", "square", "triangle"];

    public static void Draw(string root)
    {
        var random = new Random(1);
        Draw(root, "drawings", 120, Shapes, () => Drawing(random, 32, 32));
        Draw(root, "scans", 80, Shapes, () => Scan(random));
        Draw(root, "signs", 40, ["circle", "triangle"], () => Drawing(random, 48, 36));
    }

    private static void Draw(string root, string source, int images, string[] shapes, Func<Sheet> sheet)
    {
        foreach (string shape in shapes)
        {
            string folder = Path.Combine(root, source, shape);
            if (Directory.Exists(folder))
                continue;
            Directory.CreateDirectory(folder);
            for (int number = 0; number < images; number++)
                sheet().Draw(shape).Save(Path.Combine(folder, number.ToString("000", CultureInfo.InvariantCulture) + ".bmp"));
        }
    }

    private static Sheet Drawing(Random random, int width, int height) => new(random, width, height, IsGray: false, Paper: 200, Ink: 60);

    private static Sheet Scan(Random random) => new(random, 20, 20, IsGray: true, Paper: 70, Ink: 40);
}
