namespace MlMix.ImageFolders;

/// <summary>What a shape is drawn on: so many pixels, the brightness of paper and ink, and some noise.</summary>
internal sealed record Sheet(Random Random, int Width, int Height, bool IsGray, int Paper, int Ink)
{
    private const int Noise = 12;

    public BmpImage Draw(string shape)
    {
        // Somewhere about the middle, and not always as large.
        double size = Height * (0.28 + Random.NextDouble() * 0.12);
        double left = Width * 0.5 + (Random.NextDouble() - 0.5) * size * 0.9, top = Height * 0.5 + (Random.NextDouble() - 0.5) * size * 0.9;
        int[] ink = [.. Enumerable.Range(0, 3).Select(_ => Ink + (IsGray ? 0 : Random.Next(-40, 41)))];
        var image = new BmpImage(Width, Height, IsGray);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                bool isInk = IsInside(shape, (x + 0.5 - left) / size, (y + 0.5 - top) / size);
                int noise = Random.Next(-Noise, Noise + 1);
                image[x, y] = (Level(0), Level(1), Level(2));
                byte Level(int channel) => (byte)Math.Clamp((isInk ? ink[channel] : Paper) + noise, 0, 255);
            }
        }
        return image;
    }

    // From -1 to 1 in both directions.
    private static bool IsInside(string shape, double x, double y) => shape switch
    {
        "circle" => x * x + y * y < 1,
        "square" => Math.Abs(x) < 0.9 && Math.Abs(y) < 0.9,
        _ => y < 1 && y > -1 && Math.Abs(x) < (y + 1) / 2,
    };
}
