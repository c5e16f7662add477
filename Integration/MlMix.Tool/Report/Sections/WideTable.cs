using MlMix.Presentation;

namespace MlMix.Tool.Report.Sections;

/// <summary>A table in a box of its own, which scrolls where the page is too narrow for it, also by keyboard.</summary>
internal static class WideTable
{
    /// <summary>Begins a table, up to the cells of its head.</summary>
    /// <param name="page">The page.</param>
    /// <param name="label">What is in it.</param>
    /// <param name="kind">Its class in the style sheet.</param>
    /// <param name="heads">The first heads.</param>
    public static Page OpenTable(this Page page, string label, string kind, params IEnumerable<string> heads)
    {
        page.Add($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table class=\"{kind}\"><thead><tr>");
        foreach (string head in heads)
            page.Add($"<th scope=\"col\">{head}</th>");
        return page;
    }

    /// <summary>Ends a table.</summary>
    public static Page CloseTable(this Page page) => page.AddRaw("</tbody></table></div>");
}
