using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Presentation;

namespace MlMix.Demo.Report;

/// <summary>The first batches as a strip: a block per batch, a cell per row, coloured by source.</summary>
internal static class BatchStrip
{
    private const int Columns = 4;
    private const int Cell = 20;
    private const int Gap = 2;
    private const int BetweenBlocks = 14;
    private const int NumberHeight = 26;

    public static string Render(DemoResult result)
    {
        IReadOnlyList<Batch> batches = result.Tutorial.Batches;
        int step = Columns * (Cell + Gap) + BetweenBlocks;
        int lines = batches.Max(batch => (batch.Labels.Length + Columns - 1) / Columns);
        int width = batches.Count * step - BetweenBlocks, height = lines * (Cell + Gap) + NumberHeight;
        var page = new Page();
        page.Add($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Batches by source: {Describe(result)}\">");
        foreach (Batch batch in batches)
        {
            int left = batch.Index * step;
            for (int row = 0; row < batch.Labels.Length; row++)
            {
                int x = left + row % Columns * (Cell + Gap), y = row / Columns * (Cell + Gap);
                page.Add($"<rect class=\"s{batch.Sources[row]}\" x=\"{x}\" y=\"{y}\" width=\"{Cell}\" height=\"{Cell}\" rx=\"3\" />")
                    .Add($"<text class=\"in\" x=\"{x + Cell / 2}\" y=\"{y + 14}\">{batch.Labels[row]}</text>");
            }

            page.Add($"<text x=\"{left + (step - BetweenBlocks) / 2}\" y=\"{height - 6}\">{batch.Index}</text>");
        }

        return page.AddRaw("</svg>").ToString();
    }

    private static string Describe(DemoResult result) => string.Join(", ", result.Tutorial.Batches.Select(result.NamesOf));
}
