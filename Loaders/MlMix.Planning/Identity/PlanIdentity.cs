using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlMix.Schedules;

namespace MlMix.Identity;

/// <summary>The text that two plans share if and only if they are the same plan. Frozen: it is written into checkpoints.</summary>
internal static class PlanIdentity
{
    private const string FirstLine = "mlmix plan 1";

    /// <summary>Lines without line ends; those of a nested plan are indented under its source.</summary>
    public static string[] Lines(MixPlan plan)
    {
        var lines = new List<string>();
        Write(plan, "", lines);
        // Nested, a plan draws other random numbers than by itself.
        if (plan.Path.Count > 0)
            lines.Insert(1, "under " + string.Join(' ', plan.Path.Select(ScheduleText.Name)));
        return [.. lines];
    }

    /// <summary>SHA-256 of the lines, each ended by a line feed, in UTF-8; 64 lower-case hexadecimal digits.</summary>
    public static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    private static void Write(MixPlan plan, string indent, List<string> lines)
    {
        lines.Add(indent + FirstLine);
        Add($"seed {plan.Seed}");
        Add($"selection {plan.Selection}");
        Add($"stop {plan.Stop}");
        Add($"length {Or(plan.Length)}");
        Add($"batches {Or(plan.BatchSize)} {plan.BatchShape} {(plan.DropLastBatch ? "drop" : "keep")}");
        if (plan.Schedule is { } schedule)
        {
            var text = new StringBuilder();
            schedule.WriteCanonical(text);
            foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
                lines.Add(indent + line);
        }
        for (int i = 0; i < plan.Sources.Count; i++)
        {
            PlanSource source = plan.Sources[i];
            string read = $"rows {Or(source.RowCount)} range {source.Range} repeat {ScheduleText.Of(source.Repeat)} choose {Or(source.Choose)}";
            string name = ScheduleText.Name(source.Name);
            Add($"source {name} weight {plan.WholeWeight(i)} {read} passes {Or(source.MaxPasses)} order {source.RowOrder}");
            if (source.Plan is { } inner)
                Write(inner, indent + "  ", lines);
        }

        void Add(InvariantText line) => lines.Add(indent + line.Take());
    }

    private static string Or(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
