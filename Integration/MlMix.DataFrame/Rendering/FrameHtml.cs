using System.Globalization;
using Microsoft.Data.Analysis;
using MlMix.Presentation;

namespace MlMix.Rendering;

/// <summary>
/// Frames as HTML tables that need nothing but their own style, take the colours around them, light or dark, and can be scrolled by keyboard. Bars are behind
/// the numbers that they show, and no more than an aid.
/// </summary>
internal static class FrameHtml
{
    private const string Style = """
        .mlmix{font-variant-numeric:tabular-nums;line-height:1.4}
        .mlmix .wide{overflow-x:auto;margin:0 0 1.2em}
        .mlmix table{border-collapse:collapse}
        .mlmix caption{text-align:left;font-weight:600;padding:.2em 0}
        .mlmix th,.mlmix td{padding:.2em .7em;border-bottom:1px solid rgba(128,128,128,.35);text-align:left;white-space:nowrap;background:none}
        .mlmix thead th{border-bottom-width:2px}
        .mlmix .n{text-align:right}
        .mlmix td.bar{min-width:4.5em}
        .mlmix td.bar{background:linear-gradient(90deg,rgba(64,128,224,.35) var(--part),transparent var(--part)) no-repeat center/calc(100% - .5em) 80%}
        .mlmix .note{opacity:.8;margin:.2em 0}
        """;

    /// <summary>Gives tables as a part of a page, for notebooks.</summary>
    public static string Of(IEnumerable<FrameTable> tables)
    {
        var page = new Page();
        AddTo(page, tables);
        return page.ToString();
    }

    /// <summary>Gives tables as a page of their own.</summary>
    public static string PageOf(string title, IEnumerable<FrameTable> tables)
    {
        var page = new Page();
        page.AddRaw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
            .AddRaw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Add($"<title>{title}</title>")
            .AddRaw("<style>:root{color-scheme:light dark}body{font-family:system-ui,sans-serif;margin:2em}</style>\n</head>\n<body>\n<main>")
            .Add($"<h1>{title}</h1>");
        AddTo(page, tables);
        return page.AddRaw("</main>\n</body>\n</html>").ToString();
    }

    private static void AddTo(Page page, IEnumerable<FrameTable> tables)
    {
        page.AddRaw($"<div class=\"mlmix\">\n<style>\n{Style}\n</style>");
        foreach (FrameTable table in tables)
            Add(page, table);
        page.AddRaw("</div>");
    }

    private static void Add(Page page, FrameTable table)
    {
        DataFrameColumn[] columns = [.. table.Columns];
        string[][] cells = [.. columns.Select(table.Cells)];
        page.Add($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{table.Title}\"><table><caption>{table.Title}</caption><thead><tr>");
        foreach (DataFrameColumn column in columns)
            page.Add($"<th scope=\"col\" class=\"{Kind(column)}\">{column.Name}</th>");
        page.AddRaw("</tr></thead><tbody>");
        for (int row = 0; row < (cells.Length > 0 ? cells[0].Length : 0); row++)
        {
            page.AddRaw("<tr>");
            for (int i = 0; i < columns.Length; i++)
                AddCell(page, table, columns[i], row, cells[i][row], isName: i == 0 && table.HasRowNames);
            page.AddRaw("</tr>");
        }
        page.AddRaw("</tbody></table></div>");
        if (table.IsCut)
            page.Add($"<p class=\"note\">{table.Rows.ToString("N0", CultureInfo.InvariantCulture)} of {table.Frame.Rows.Count:N0} rows</p>");
    }

    private static void AddCell(Page page, FrameTable table, DataFrameColumn column, int row, string text, bool isName)
    {
        if (isName)
            page.Add($"<th scope=\"row\">{text}</th>");
        else if (table.Bar(column.Name, row) is { } part)
            page.Add($"<td class=\"{Kind(column)} bar\" style=\"--part:{100 * part:0.#}%\">{text}</td>");
        else
            page.Add($"<td class=\"{Kind(column)}\">{text}</td>");
    }

    private static string Kind(DataFrameColumn column) => CellText.IsNumeric(column) ? "n" : "t";
}
