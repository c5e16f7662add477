using MlMix.Presentation;

namespace MlMix.Tool.Report.Sections;

/// <summary>What the mixture is: its options, its length and why it ends.</summary>
internal static class PlanSection
{
    private const string Schedule = "schedule ";

    public static void AddTo(Page page, ReportFacts facts)
    {
        MixPlan plan = facts.Plan;
        PlanExplanation explanation = facts.Explanation;
        page.AddRaw("<section id=\"plan\"><h2>Plan</h2><table class=\"pairs\"><tbody>");
        Add("Plan hash", plan.Hash);
        Add("Seed", $"{plan.Seed}");
        Add("Selection", $"{plan.Selection}");
        Add("Stop rule", $"{plan.Stop}");
        if (plan.Length is { } bound)
            Add("At most", $"{Figures.Rows(bound)} rows");
        if (plan.BatchSize is { } size)
            Add("Batches", $"of {Figures.Rows(size)} rows, {plan.BatchShape}{(plan.DropLastBatch ? ", the last one left out where it is short" : "")}");
        if (plan.Schedule is not null)
            Add("Schedule", plan.CanonicalLines.First(line => line.StartsWith(Schedule, StringComparison.Ordinal))[Schedule.Length..]);
        Add("Length", LengthOf(facts));
        Add("End", explanation.EndSentence);
        if (explanation.WorstPrefixError is { } worst)
        {
            string which = explanation.PrefixErrorRows == explanation.Length ? "all" : "the first";
            Add("Worst prefix error", $"{Figures.Number(Math.Round(worst, 3))} rows, over {which} {Figures.Rows(explanation.PrefixErrorRows)} rows");
        }
        page.AddRaw("</tbody></table></section>");

        void Add(string name, string value) => page.Add($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");
    }

    private static string LengthOf(ReportFacts facts) =>
        facts.Explanation.Length is { } planned ? $"{Figures.Rows(planned)} rows"
        : facts.Explanation.EndsBecause == EndCause.Never ? "without end"
        : facts.Length is { } read ? $"{Figures.Rows(read)} rows, found by reading"
        : "unknown until read";
}
