using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace MlMix.Tool.Report.Samples;

/// <summary>How the items of a vector are a picture.</summary>
/// <param name="Width">Pixels in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="IsColoured">Whether a pixel is red, green and blue; else it is one item.</param>
/// <param name="IsPlanar">Whether all red items come first, then all green ones; else the three of a pixel stand together.</param>
internal sealed record PictureShape(int Width, int Height, bool IsColoured, bool IsPlanar)
{
    private const int Least = 8;
    private const int Most = 512;
    private const int Colours = 3;

    // MNIST and the sets made after it, read by a loader that knows no dimensions.
    private const int SquareOf28 = 28 * 28;

    /// <summary>The picture that a column's type makes likely, by its dimensions; null where it is none.</summary>
    public static PictureShape? Of(DataViewType type)
    {
        if (type is not VectorDataViewType { ItemType: NumberDataViewType } vector)
            return null;
        ImmutableArray<int> sizes = vector.Dimensions;
        PictureShape? shape = sizes.Length switch
        {
            1 when sizes[0] == SquareOf28 => new PictureShape(28, 28, false, false),
            2 => new PictureShape(sizes[1], sizes[0], false, false),
            3 when sizes[2] is 1 or Colours => new PictureShape(sizes[1], sizes[0], sizes[2] == Colours, false),
            3 when sizes[0] is 1 or Colours => new PictureShape(sizes[2], sizes[1], sizes[0] == Colours, true),
            _ => null,
        };
        return shape is { Width: >= Least and <= Most, Height: >= Least and <= Most } ? shape : null;
    }

    /// <summary>The bytes of the picture as PNG wants them.</summary>
    /// <param name="items">The vector.</param>
    /// <param name="black">The value that is black.</param>
    /// <param name="white">The value that is white.</param>
    public byte[] Pixels(ReadOnlySpan<float> items, float black, float white)
    {
        int pixels = Width * Height;
        var bytes = new byte[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            int place = IsColoured && IsPlanar ? i % pixels * Colours + i / pixels : i;
            float part = white > black ? (items[i] - black) / (white - black) : 0;
            bytes[place] = float.IsFinite(part) ? (byte)Math.Round(255 * Math.Clamp(part, 0, 1)) : (byte)0;
        }
        return bytes;
    }
}
