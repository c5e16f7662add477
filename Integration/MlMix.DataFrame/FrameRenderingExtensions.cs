using System.Text;
using Microsoft.Data.Analysis;
using MlMix.Rendering;

namespace Microsoft.ML;

/// <summary>Any data frame as an aligned table: numbers to the right with their points below each other, where <c>ToString</c> pads all to the left.</summary>
public static class FrameRenderingExtensions
{
    /// <summary>Gives the first rows of a frame as text, with lines ended by a line feed and numbers in invariant culture.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="rows">How many rows are shown at most. Default 25.</param>
    /// <param name="width">The number of characters in a line, where that is possible; columns that do not fit come in further tables. Default 120.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static string ToText(this DataFrame frame, long rows = 25, int width = 120)
    {
        var text = new StringBuilder();
        FrameText.Add(text, Table(frame, rows, ""), width);
        return text.ToString();
    }

    /// <summary>Gives the first rows of a frame as a table for an HTML page, in the colours around it; what is in the frame is escaped.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="title">The caption.</param>
    /// <param name="rows">How many rows are shown at most. Default 25.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> or <paramref name="title"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static string ToHtml(this DataFrame frame, string title, long rows = 25)
    {
        ArgumentNullException.ThrowIfNull(title);
        return FrameHtml.Of([Table(frame, rows, title)]);
    }

    private static FrameTable Table(DataFrame frame, long rows, string title)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new FrameTable(title, frame) { Rows = rows };
    }
}
