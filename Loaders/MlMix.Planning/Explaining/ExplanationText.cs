using System.Globalization;
using System.Text;

namespace MlMix.Explaining;

/// <summary>An explanation as a table.</summary>
internal sealed class ExplanationText
{
    private const int MostWarnings = 20;

    private static readonly string[] Heads = ["source", "weight", "rows", "delivered", "share", "repeat", "passes", "unread", "first wrap"];

    private readonly List<string[]> _lines = [Heads];

    private ExplanationText()
    {
    }

    public static string Of(PlanExplanation mix)
    {
        var text = new ExplanationText();
        text.Add(mix, 0);
        var all = new StringBuilder();
        string rows = mix.Length is { } length ? $"{Number(length)} rows"
            : mix.EndsBecause == EndCause.Never ? "no end"
            : "length unknown until read";
        all.Append(CultureInfo.InvariantCulture, $"Mix of {mix.Sources.Count} sources by {mix.Plan.Selection}, {mix.Plan.Stop}: {rows}\n");
        all.Append(mix.EndSentence).Append("\n\n");
        text.Write(all);
        all.Append('\n').Append(ErrorOf(mix)).Append('\n');
        if (mix.Warnings.Count > 0)
            all.Append("\nWarnings\n");
        foreach (string warning in mix.Warnings.Take(MostWarnings))
            all.Append("- ").Append(warning).Append('\n');
        if (mix.Warnings.Count > MostWarnings)
            all.Append(CultureInfo.InvariantCulture, $"- and {mix.Warnings.Count - MostWarnings} more\n");
        return all.ToString();
    }

    private static string ErrorOf(PlanExplanation mix)
    {
        if (mix.WorstPrefixError is not { } worst)
            return "Worst prefix error: not measured";
        string over = mix.PrefixErrorRows == mix.Length ? $"all {Number(mix.PrefixErrorRows)} rows"
            : $"the first {Number(mix.PrefixErrorRows)} rows{(mix.IsPrefixErrorComplete ? ", and never more" : "; not measured beyond")}";
        return string.Create(CultureInfo.InvariantCulture, $"Worst prefix error: {worst:0.000} rows, over {over}");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.0###", CultureInfo.InvariantCulture) + "%";

    private void Add(PlanExplanation mix, int depth)
    {
        foreach (SourceExplanation source in mix.Sources)
        {
            string unknown = mix.EndsBecause == EndCause.Never ? "endless" : "unknown";
            string wrap = source.Delivered is null && mix.EndsBecause != EndCause.Never ? unknown : "never";
            _lines.Add(
            [
                new string(' ', 2 * depth) + source.Name,
                Percent(source.Weight),
                source.Rows is { } rows ? Number(rows) : source.Nested is null ? "unknown" : "endless",
                source.Delivered is { } delivered ? Number(delivered) : unknown,
                source.Proportion is { } part ? Percent(part) : "-",
                source.Repeat is { } repeat ? repeat.ToString("0.0##", CultureInfo.InvariantCulture) : "-",
                source.Passes is { } passes ? Number(passes) : unknown,
                source.Unread is { } unread ? Number(unread) : "-",
                source.FirstWrap is { } first ? Number(first) : wrap,
            ]);
            if (source.Nested is { } nested)
                Add(nested, depth + 1);
        }
    }

    // The first column to the left, numbers to the right.
    private void Write(StringBuilder text)
    {
        int[] widths = [.. Heads.Select((_, column) => _lines.Max(line => line[column].Length))];
        foreach (string[] line in _lines)
        {
            text.Append(line[0].PadRight(widths[0]));
            for (int column = 1; column < line.Length; column++)
                text.Append("  ").Append(line[column].PadLeft(widths[column]));
            text.Append('\n');
        }
    }
}
