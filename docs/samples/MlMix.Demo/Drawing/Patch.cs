namespace MlMix.Demo.Drawing;

/// <summary>
/// One filled piece of an article. <paramref name="Shade"/> multiplies the grey of the cloth: 1 is the cloth itself, 0 cuts a hole.
/// </summary>
internal sealed record Patch(double Shade, Dot[] Corners)
{
    /// <summary>A piece given by its whole outline.</summary>
    public static Patch Of(double shade, params (double X, double Y)[] corners) =>
        new(shade, [.. corners.Select(corner => new Dot(corner.X, corner.Y))]);

    /// <summary>A piece that is the same on both sides of the middle, given by its right half from top to bottom.</summary>
    public static Patch Twin(double shade, params (double X, double Y)[] right)
    {
        IEnumerable<Dot> half = right.Select(corner => new Dot(corner.X, corner.Y));
        IEnumerable<Dot> other = half.Reverse().Select(corner => new Dot(Canvas.Side - corner.X, corner.Y));
        return new Patch(shade, [.. half, .. other]);
    }

    /// <summary>Two pieces, the second being the first seen in a mirror.</summary>
    public static IEnumerable<Patch> Pair(double shade, params (double X, double Y)[] right)
    {
        Patch first = Of(shade, right);
        return [first, new Patch(shade, [.. first.Corners.Select(corner => new Dot(Canvas.Side - corner.X, corner.Y))])];
    }
}
