namespace MlMix;

/// <summary>How many numbers stand for a pixel.</summary>
public enum ImageChannels
{
    /// <summary>One: the brightness, for a colour 0.3 of red, 0.59 of green and 0.11 of blue, as ML.NET's <c>ConvertToGrayscale</c> weighs them.</summary>
    Gray = 1,

    /// <summary>Three: red, green and blue. Of a gray image all three are the same.</summary>
    Color = 3,
}
