namespace MlMix.Demo.Drawing;

/// <summary>
/// A grey picture, 0 black to 1 white, in pixel coordinates. Only additions, products, quotients and square roots are used: those are rounded
/// the same everywhere, sines are not.
/// </summary>
internal sealed class Canvas
{
    public const int Side = 28;
    private const int Samples = 4;

    private readonly double[] _pixels = new double[Side * Side];

    /// <summary>Draws a line through the dots with round ends and soft edges.</summary>
    public void Stroke(IReadOnlyList<Dot> dots, double width)
    {
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                var centre = new Dot(x + 0.5, y + 0.5);
                double nearest = double.MaxValue;
                for (int i = 1; i < dots.Count; i++)
                    nearest = Math.Min(nearest, SquaredDistance(centre, dots[i - 1], dots[i]));
                double ink = Math.Clamp(width / 2 + 0.5 - Math.Sqrt(nearest), 0, 1);
                ref double pixel = ref _pixels[y * Side + x];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    /// <summary>Fills a polygon over what is there; <paramref name="tone"/> gives the grey of each pixel.</summary>
    public void Fill(IReadOnlyList<Dot> corners, Func<int, int, double> tone)
    {
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double covered = Coverage(corners, x, y);
                if (covered == 0)
                    continue;
                ref double pixel = ref _pixels[y * Side + x];
                pixel += covered * (Math.Clamp(tone(x, y), 0, 1) - pixel);
            }
        }
    }

    public void CopyTo(Span<byte> bytes)
    {
        for (int i = 0; i < _pixels.Length; i++)
            bytes[i] = (byte)(_pixels[i] * 255 + 0.5);
    }

    private static double Coverage(IReadOnlyList<Dot> corners, int x, int y)
    {
        int inside = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            var dot = new Dot(x + (i % Samples + 0.5) / Samples, y + (i / Samples + 0.5) / Samples);
            if (IsInside(corners, dot))
                inside++;
        }

        return inside / (double)(Samples * Samples);
    }

    private static bool IsInside(IReadOnlyList<Dot> corners, Dot dot)
    {
        bool inside = false;
        for (int i = 0, before = corners.Count - 1; i < corners.Count; before = i++)
        {
            (Dot a, Dot b) = (corners[i], corners[before]);
            if (a.Y > dot.Y != b.Y > dot.Y && dot.X < (b.X - a.X) * (dot.Y - a.Y) / (b.Y - a.Y) + a.X)
                inside = !inside;
        }

        return inside;
    }

    private static double SquaredDistance(Dot dot, Dot from, Dot to)
    {
        (double dx, double dy) = (to.X - from.X, to.Y - from.Y);
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.Clamp(((dot.X - from.X) * dx + (dot.Y - from.Y) * dy) / length, 0, 1);
        (double awayX, double awayY) = (dot.X - from.X - along * dx, dot.Y - from.Y - along * dy);
        return awayX * awayX + awayY * awayY;
    }
}
