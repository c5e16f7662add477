namespace MlMix.Demo.Images;

/// <summary>One row of a mixed view. The same object is given again and again while a view is walked: copy what is to be kept.</summary>
internal sealed class ImageRow(float[] pixels)
{
    public float[] Pixels { get; } = pixels;

    public int Label { get; set; }

    /// <summary>The source the row came from: 0 is the first.</summary>
    public int Source { get; set; }
}
