using System.Globalization;
using Spectre.Console;

namespace MlMix.Tool.Text;

/// <summary>Tables for people.</summary>
internal static class Tables
{
    private const string None = "-";

    /// <summary>A table with columns of texts, on the left, and of numbers, whose names begin with #, on the right.</summary>
    public static Table Create(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            var added = new TableColumn($"[bold]{Markup.Escape(column.TrimStart('#'))}[/]") { NoWrap = column.StartsWith('#') };
            table.AddColumn(column.StartsWith('#') ? added.RightAligned() : added);
        }

        return table;
    }

    public static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    public static string Text(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    public static string Percent(double? share) => share?.ToString("P2", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) ?? None;

    public static string Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? None;
}
