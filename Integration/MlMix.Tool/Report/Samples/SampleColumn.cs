using Microsoft.ML;
using MlMix.Presentation;
using MlMix.Tool.Text;

namespace MlMix.Tool.Report.Samples;

/// <summary>The values of one column in the rows that are shown.</summary>
internal abstract class SampleColumn
{
    private const int LongestText = 160;

    public static SampleColumn Open(DataViewRow row, DataViewSchema.Column column) =>
        PictureShape.Of(column.Type) is { } shape ? PictureColumn.Open(row, column, shape) : new TextColumn(RowText.Reader(row, column, LongestText));

    /// <summary>Keeps the value of the current row.</summary>
    public abstract void Read();

    /// <summary>Adds the cell of a row that was read.</summary>
    public abstract void AddCell(Page page, int row);

    private sealed class TextColumn(Func<string> reader) : SampleColumn
    {
        private const int LongestOnOneLine = 36;

        private readonly List<string> _texts = [];

        public override void Read() => _texts.Add(reader());

        public override void AddCell(Page page, int row) =>
            page.Add($"<td class=\"text{(_texts[row].Length > LongestOnOneLine ? " long" : "")}\">{_texts[row]}</td>");
    }
}
