namespace MlMix.Demo.Drawing;

/// <summary>Where and how large a picture is drawn: scaled and slanted about its middle, then moved.</summary>
internal readonly record struct Pose(double ScaleX, double ScaleY, double Slant, double MoveX, double MoveY)
{
    /// <summary>Places a dot given relative to the middle of the drawing.</summary>
    public Dot Place(double x, double y) => new(
        Canvas.Side / 2.0 + x * ScaleX - y * Slant + MoveX,
        Canvas.Side / 2.0 + y * ScaleY + MoveY);
}
