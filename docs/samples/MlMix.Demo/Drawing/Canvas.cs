namespace MlMix.Demo.Drawing;

/// <summary>
/// A grey picture, 0 black to 1 white, in pixel coordinates. Only additions, products, quotients and square roots are used: those are
/// rounded the same everywhere, sines are not.
/// </summary>
internal sealed class Canvas
{
    public const int Side = 28;
    private const int Samples = 4;

    private readonly double[] _pixels = new double[Side * Side];

    /// <summary>Draws a line through the dots with round ends and soft edges.</summary>
    public void Stroke(IReadOnlyList<Dot> dots, double width)
    {
        for (int i = 1; i < dots.Count; i++)
        {
            (Dot from, Dot to) = (dots[i - 1], dots[i]);
            (int left, int top, int right, int bottom) = Around([from, to], width / 2 + 1);
            for (int y = top; y < bottom; y++)
            {
                for (int x = left; x < right; x++)
                {
                    double away = Math.Sqrt(SquaredDistance(new Dot(x + 0.5, y + 0.5), from, to));
                    ref double pixel = ref _pixels[y * Side + x];
                    pixel = Math.Max(pixel, Math.Clamp(width / 2 + 0.5 - away, 0, 1));
                }
            }
        }
    }

    /// <summary>Fills a polygon over what is there; <paramref name="tone"/> gives the grey of each pixel.</summary>
    public void Fill(Dot[] corners, Func<int, int, double> tone)
    {
        (int left, int top, int right, int bottom) = Around(corners, 0);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
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

    /// <summary>The pixels that dots and a margin about them may touch; the right and bottom ends are not among them.</summary>
    private static (int Left, int Top, int Right, int Bottom) Around(ReadOnlySpan<Dot> dots, double margin)
    {
        (double left, double top, double right, double bottom) = (Side, Side, 0, 0);
        foreach (Dot dot in dots)
        {
            (left, right) = (Math.Min(left, dot.X), Math.Max(right, dot.X));
            (top, bottom) = (Math.Min(top, dot.Y), Math.Max(bottom, dot.Y));
        }

        return (Math.Max(0, (int)(left - margin)), Math.Max(0, (int)(top - margin)),
            Math.Min(Side, (int)(right + margin) + 1), Math.Min(Side, (int)(bottom + margin) + 1));
    }

    private static double Coverage(Dot[] corners, int x, int y)
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

    private static bool IsInside(Dot[] corners, Dot dot)
    {
        bool inside = false;
        for (int i = 0, before = corners.Length - 1; i < corners.Length; before = i++)
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
