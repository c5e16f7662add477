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
        _ = int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out int number);
        return match.Groups[1].Value switch
        {
            "Even" => MlMix.Selection.Even,
            "Random" => MlMix.Selection.Random,
            "Concat" => MlMix.Selection.Concat,
            "Blocks" => MlMix.Selection.Blocks(number),
            "RoundRobin" => MlMix.Selection.RoundRobin(number),
            "Explicit" => MlMix.Selection.Explicit(
                match.Groups[2].Value.Split(',').Select(source => int.Parse(source, CultureInfo.InvariantCulture))),
            _ => throw new FormatException($"'{text}' is no selection."),
        };
    }

    /// <summary>
    /// Reads for example <c>Blocks(10) AllOnce seed=42 0.3*40 0.7*40</c>: weights, and row counts where they are known. After the seed may stand
    /// <c>epoch=2</c> and <c>batch=8:PerSource</c>; after a source <c>:Shuffled</c>; for its rows a plan, <c>1*[Random Never seed=1 1 1]</c>.
    /// </summary>
    public static MixPlan Plan(string text)
    {
        string[] words = [.. Words().Matches(text).Select(word => word.Value)];
        var options = new PlanOptions
        {
            Selection = Selection(words[0]),
            Stop = Enum.Parse<StopRule>(words[1]),
            Seed = long.Parse(words[2]["seed=".Length..], CultureInfo.InvariantCulture),
        };
        int epoch = 0;
        var sources = new List<PlanSource>();
        foreach (string word in words[3..])
        {
            if (word.StartsWith("epoch=", StringComparison.Ordinal))
                epoch = int.Parse(word["epoch=".Length..], CultureInfo.InvariantCulture);
            else if (word.StartsWith("batch=", StringComparison.Ordinal))
            {
                string[] batch = word["batch=".Length..].Split(':');
                (options.BatchSize, options.BatchShape) = (int.Parse(batch[0], CultureInfo.InvariantCulture), Enum.Parse<BatchShape>(batch[1]));
            }
            else
                sources.Add(Source(Plans.Name(sources.Count), word));
        }
        return new MixPlan(options, sources).ForEpoch(epoch);
    }

    private static PlanSource Source(string name, string word)
    {
        Match match = SourceForm().Match(word);
        double weight = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        PlanSource source = match.Groups[3].Success ? PlanSource.Of(name, Plan(match.Groups[3].Value), weight)
            : new PlanSource(name, weight, match.Groups[2].Success ? long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : null);
        return match.Groups[4].Success ? source with { RowOrder = Enum.Parse<RowOrder>(match.Groups[4].Value) } : source;
    }

    [GeneratedRegex(@"^(\w+)(?:\(([\d,]+)\))?$")]
    private static partial Regex SelectionForm();

    [GeneratedRegex(@"(?:[^\s\[]|\[[^\]]*\])+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^([^*:]+)(?:\*(?:(\d+)|\[([^\]]*)\]))?(?::(\w+))?$")]
    private static partial Regex SourceForm();
}
