using System.Globalization;
using System.Text.RegularExpressions;

namespace MlMix.Planning.Tests.Support;

/// <summary>Reads selections and plans from a line of text.</summary>
internal static partial class PlanText
{
    /// <summary>Reads the form in which a selection writes itself.</summary>
    public static Selection Selection(string text)
    {
        Match match = SelectionForm().Match(text);
        int number = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        return match.Groups[1].Value switch
        {
            "Even" => MlMix.Selection.Even,
            "Random" => MlMix.Selection.Random,
            "Concat" => MlMix.Selection.Concat,
            "Blocks" => MlMix.Selection.Blocks(number),
            "RoundRobin" => MlMix.Selection.RoundRobin(number),
            _ => throw new FormatException($"'{text}' is no selection."),
        };
    }

    /// <summary>Reads for example <c>Blocks(10) AllOnce seed=42 0.3*40 0.7*40</c>: weights, and row counts where they are known.</summary>
    public static MixPlan Plan(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long seed = long.Parse(words[2]["seed=".Length..], CultureInfo.InvariantCulture);
        string[][] sources = [.. words[3..].Select(word => word.Split('*'))];
        return Plans.Make(
            Selection(words[0]),
            Enum.Parse<StopRule>(words[1]),
            [.. sources.Select(source => double.Parse(source[0], CultureInfo.InvariantCulture))],
            [.. sources.Select(source => source.Length > 1 ? long.Parse(source[1], CultureInfo.InvariantCulture) : (long?)null)],
            seed: seed);
    }

    [GeneratedRegex(@"^(\w+)(?:\((\d+)\))?$")]
    private static partial Regex SelectionForm();
}
