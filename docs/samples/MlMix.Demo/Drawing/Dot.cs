namespace MlMix.Demo.Drawing;

/// <summary>A place on a picture; x goes right, y goes down.</summary>
internal readonly record struct Dot(double X, double Y);
