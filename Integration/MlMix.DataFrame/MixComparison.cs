using Microsoft.Data.Analysis;
using MlMix.Rendering;

namespace MlMix;

/// <summary>Mean and standard deviation of each column and source before and after something was done to a mix, such as <c>NormalizeBySource</c>.</summary>
[TypeFormatterSource(typeof(NotebookFormats))]
public sealed class MixComparison
{
    internal MixComparison(DataFrame frame) => Frame = frame;

    /// <summary>
    /// Gets a row for each column and source that both have, then for each slot that both have by slot, with the columns <c>column</c>, <c>slot</c> (null for
    /// all slots together), <c>source</c>, <c>mean before</c>, <c>mean after</c>, <c>sd before</c> and <c>sd after</c>.
    /// </summary>
    public DataFrame Frame { get; }

    /// <summary>Gives the table as text, with lines ended by a line feed and numbers in invariant culture.</summary>
    /// <param name="width">The number of characters in a line, where that is possible; columns that do not fit come in further tables. Default 120.</param>
    public string ToText(int width = 120) => FrameText.Of([Table], width);

    /// <summary>Gives the table as a part of an HTML page, in the colours around it.</summary>
    public string ToHtml() => FrameHtml.Of([Table]);

    /// <summary>Gives the table as an HTML page of its own, light or dark as the reader's system.</summary>
    /// <param name="title">The title. Default <c>Before and after</c>.</param>
    public string ToHtmlPage(string title = "Before and after") => FrameHtml.PageOf(title, [Table]);

    /// <summary>Gives <see cref="ToText"/> with its default.</summary>
    public override string ToString() => ToText();

    private FrameTable Table => ExplorationTables.BySlot(new FrameTable("Before and after, by source", Frame));
}
