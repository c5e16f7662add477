using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;
using static MlMix.Presentation.AlignedText;

namespace MlMix.Rendering;

/// <summary>Frames as aligned text.</summary>
internal static class FrameText
{
    private const string Gap = "  ";

    /// <summary>Writes tables below each other, each under its title.</summary>
    public static string Of(IEnumerable<FrameTable> tables, int width)
    {
        var text = new StringBuilder();
        foreach (FrameTable table in tables)
        {
            if (text.Length > 0)
                text.Append('\n');
            Add(text.Append(table.Title).Append('\n'), table, width);
        }
        return text.ToString();
    }

    /// <summary>Writes a table; columns that do not fit come in further tables of the same rows.</summary>
    public static void Add(StringBuilder text, FrameTable table, int width)
    {
        string[][] columns = [.. table.Columns.Select(column => Column(table, column))];
        if (columns.Length == 0)
        {
            text.Append("(no columns)\n");
            return;
        }
        string[] lines = columns[0];
        int inTable = 0;
        foreach (string[] column in columns.Skip(1))
        {
            if (inTable > 0 && lines[0].Length + Gap.Length + column[0].Length > width)
            {
                Write(text, lines).Append('\n');
                (lines, inTable) = (columns[0], 0);
            }
            (lines, inTable) = (Joined([lines, column], Gap), inTable + 1);
        }
        Write(text, lines);
        if (table.IsCut)
            text.Append(CultureInfo.InvariantCulture, $"({table.Rows:N0} of {table.Frame.Rows.Count:N0} rows)\n");
    }

    private static string[] Column(FrameTable table, DataFrameColumn column) =>
        Aligned(left: !CellText.IsNumeric(column), [column.Name, .. table.Cells(column)]);
}
