using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>Explanations of any plan against counting the rows of a slow model one by one.</summary>
[TestClass]
public class ExplainLawTests
{
    // The model takes seconds for more.
    private const int MostRows = 1000;

    [TestMethod]
    public void Explain_AnyPlan_CountsAsTheRowsAreDelivered() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        PlanExplanation explanation = mix.Plan.Explain();
        if (explanation.Length > MostRows)
            return;
        List<SlowRow> rows = SlowPlan.Of(mix);
        Assert.AreEqual(rows.Count, explanation.Length, mix.ToString());
        Assert.HasCount(mix.Sources.Length, explanation.Sources);
        for (int source = 0; source < mix.Sources.Length; source++)
        {
            SourceExplanation actual = explanation.Sources[source];
            SourcePick[] picks = [.. rows.Select(row => row.Pick).Where(pick => pick.Source == source)];
            string what = $"source {source} of {mix}";
            Assert.AreEqual(Plans.Name(source), actual.Name);
            Assert.AreEqual(mix.Sources[source].Count, actual.Rows, what);
            Assert.AreEqual(picks.Length, actual.Delivered, what);
            Assert.AreEqual(picks.Select(pick => pick.Pass).Distinct().Count(), actual.Passes, what);
            Assert.AreEqual(mix.Sources[source].Count - picks.Select(pick => pick.Row).Distinct().Count(), actual.Unread, what);
            int wrap = rows.FindIndex(row => row.Pick.Source == source && row.Pick.Pass > 0);
            Assert.AreEqual(wrap < 0 ? null : wrap, actual.FirstWrap, what);
            Assert.AreEqual(rows.Count == 0 ? null : (double)picks.Length / rows.Count, actual.Proportion, what);
            Assert.AreEqual(mix.Sources[source].Hundredths / (double)mix.Sources.Sum(other => other.Hundredths), actual.Weight, 1e-15, what);
        }
    }, 150);

    [TestMethod]
    public void Explain_AnyPlan_EndsAsTheRuleSays() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        PlanExplanation explanation = mix.Plan.Explain();
        if (mix.DropLast || explanation.Length > MostRows)
            return;
        List<SlowRow> rows = SlowPlan.Of(mix);
        (EndCause cause, string? by) = EndOf(mix, rows);
        Assert.AreEqual((cause, by), (explanation.EndsBecause, explanation.EndedBy), mix.ToString());
    }, 150);

    [TestMethod]
    public void Explain_AnyPlan_KnowsTheWorstPrefixError() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        PlanExplanation explanation = mix.Plan.Explain();
        if (explanation.Length > MostRows)
            return;
        List<SlowRow> rows = SlowPlan.Of(mix);
        if (mix.Selection is ConcatSelection or ExplicitSelection || rows.Count == 0)
        {
            Assert.IsNull(explanation.WorstPrefixError, mix.ToString());
            return;
        }
        bool isStratified = mix is { Shape: BatchShape.Stratified, Selection: RandomSelection or BlocksSelection };
        int edge = isStratified ? mix.BatchSize!.Value
            : mix.Selection is BlocksSelection { Size: > 1 and var size } ? size * (mix.PicksBatches ? mix.BatchSize!.Value : 1)
            : 1;
        (double?[] errors, int firstDrop) = ErrorsOf(mix, rows);
        bool isCut = edge > 1 && !isStratified && firstDrop < rows.Count;
        double? worst = null;
        for (int row = edge; row <= (isCut ? firstDrop : rows.Count); row += edge)
            worst = Math.Max(worst ?? 0, errors[row]!.Value);
        if (worst is null)
            Assert.IsNull(explanation.WorstPrefixError, mix.ToString());
        else
            Assert.AreEqual(worst.Value, explanation.WorstPrefixError!.Value, 1e-6, mix.ToString());
        Assert.IsLessThanOrEqualTo(rows.Count, explanation.PrefixErrorRows, mix.ToString());
        if (isCut)
            Assert.IsFalse(explanation.IsPrefixErrorComplete && firstDrop < rows.Count - edge, mix.ToString());
        else
            Assert.AreEqual(worst is not null, explanation.IsPrefixErrorComplete, mix.ToString());
    }, 150);

    private static (EndCause Cause, string? By) EndOf(PlanCase mix, List<SlowRow> rows)
    {
        if (!mix.Drawn.Any(weight => weight > 0))
            return (EndCause.NothingToDraw, null);
        bool goesOn = mix.Length is { } length && SlowPlan.Of(mix with { Length = length + 1 }).Count > length;
        if (goesOn || (mix.Stop == StopRule.FirstMiss && rows.Count == mix.Length))
            return (EndCause.Length, null);
        string? last = rows.Count == 0 ? null : Plans.Name(rows[^1].Pick.Source);
        long Delivered(int source) => rows.Count(row => row.Pick.Source == source);
        bool AllHave(Func<int, long?> goal) =>
            Enumerable.Range(0, mix.Sources.Length).Where(mix.TakesPart).All(source => Delivered(source) >= goal(source));
        bool byRule = mix.Stop switch
        {
            StopRule.FirstExhausted => rows.Count > 0 && Delivered(rows[^1].Pick.Source) == mix.ContentOf(rows[^1].Pick.Source),
            StopRule.AllExhausted or StopRule.AllOnce => AllHave(source => mix.ContentOf(source)),
            StopRule.Never => AllHave(source => LimitOf(mix, source) ?? long.MaxValue),
            // Of the caller's own order, the places of sources that take no part are left out.
            _ => mix.Selection is not ExplicitSelection { Order: var order }
                || rows.Count < order.Count(mix.TakesPart) * (mix.PicksBatches ? mix.BatchSize!.Value : 1),
        };
        if (!byRule)
            return (mix.Length == rows.Count && mix.Selection is not ExplicitSelection ? EndCause.Length : OrderOrLength(mix, rows), null);
        return mix.Stop switch
        {
            StopRule.FirstExhausted => (EndCause.SourceExhausted, last),
            StopRule.FirstMiss => (EndCause.SourceMissed, MissedAfter(mix, rows.Count)),
            StopRule.AllExhausted => (EndCause.AllExhausted, last),
            StopRule.AllOnce => (EndCause.AllDelivered, last),
            _ => (EndCause.AllDroppedOut, last),
        };
    }

    private static EndCause OrderOrLength(PlanCase mix, List<SlowRow> rows) =>
        mix.Selection is ExplicitSelection && mix.Length != rows.Count ? EndCause.OrderEnded
        : SlowPlan.Of(mix with { Length = null }).Count > rows.Count ? EndCause.Length
        : EndCause.OrderEnded;

    // The row that would come if sources started again.
    private static string MissedAfter(PlanCase mix, int rows)
    {
        SourceCase[] sources = [.. mix.Sources.Select(source => source with { MaxPasses = null })];
        PlanCase endless = mix with { Stop = StopRule.Never, Length = rows + 1, Sources = sources };
        return Plans.Name(SlowPlan.Of(endless)[rows].Pick.Source);
    }

    private static long? LimitOf(PlanCase mix, int source)
    {
        if (mix.Stop == StopRule.AllOnce)
            return mix.ContentOf(source);
        if (mix.Sources[source].MaxPasses is not { } most || mix.Stop is StopRule.FirstExhausted or StopRule.FirstMiss)
            return null;
        long rows = 0;
        long left = mix.ContentOf(source);
        for (long pass = 0; pass < most; pass++)
        {
            long some = Math.Min(left, mix.Sources[source].Count);
            rows += some;
            left = left == some ? mix.ContentOf(source) : left - some;
        }
        return mix is { DropLast: true, Shape: BatchShape.PerSource, BatchSize: { } size } ? rows - rows % size : rows;
    }

    // The greatest error over the sources after each number of rows, and after how many rows a source drops out for the first time.
    private static (double?[] Errors, int FirstDrop) ErrorsOf(PlanCase mix, List<SlowRow> rows)
    {
        int[] weights = mix.Drawn;
        var due = new double[weights.Length];
        var delivered = new long[weights.Length];
        var errors = new double?[rows.Count + 1];
        int firstDrop = int.MaxValue;
        for (int row = 0; row < rows.Count; row++)
        {
            double sum = weights.Sum();
            for (int source = 0; source < weights.Length; source++)
                due[source] += weights[source] / sum;
            int picked = rows[row].Pick.Source;
            delivered[picked]++;
            errors[row + 1] = weights.Select((_, source) => Math.Abs(delivered[source] - due[source])).Max();
            if (delivered[picked] != LimitOf(mix, picked))
                continue;
            weights[picked] = 0;
            firstDrop = Math.Min(firstDrop, row + 1);
        }
        return (errors, firstDrop);
    }
}
