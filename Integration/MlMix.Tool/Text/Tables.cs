using System.Globalization;
using Spectre.Console;

namespace MlMix.Tool.Text;

/// <summary>Tables for people.</summary>
internal static class Tables
{
    private const string None = "-";

    /// <summary>A table with columns of texts, on the left, and of numbers, whose names begin with #, on the right.</summary>
    public static Table Create(params IEnumerable<string> columns) =>
        Make(columns.Select(column => column.StartsWith('#') ? (column[1..], true) : (column, false)));

    /// <summary>A table with columns of texts, whatever their names begin with.</summary>
    public static Table OfTexts(IEnumerable<string> columns) => Make(columns.Select(column => (column, false)));

    public static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    public static string Text(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    public static string Percent(double? share) => share?.ToString("P2", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) ?? None;

    public static string Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? None;

    private static Table Make(IEnumerable<(string Name, bool IsNumber)> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach ((string name, bool isNumber) in columns)
        {
            var added = new TableColumn($"[bold]{Markup.Escape(name)}[/]") { NoWrap = isNumber };
            table.AddColumn(isNumber ? added.RightAligned() : added);
        }

        return table;
    }
}
