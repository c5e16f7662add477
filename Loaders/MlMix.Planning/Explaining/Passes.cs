using MlMix.Walking;
using MlMix.Weights;

namespace MlMix.Explaining;

/// <summary>What so many rows of a source are in passes over it. Rows are numbered as they are delivered, over all passes.</summary>
internal static class Passes
{
    private const int MostCounted = 1 << 20;

    /// <summary>The number of the row with which the pass after that of a row begins.</summary>
    public static long StartAfter(PlannedSource source, long row) =>
        source.Content.IndexOf(0, source.Content.At(row).Pass + 1) ?? long.MaxValue;

    /// <summary>How many passes the rows from one to before another stand in.</summary>
    public static long Between(PlannedSource source, long from, long to) =>
        to == from ? 0 : source.Content.At(to - 1).Pass - source.Content.At(from).Pass + 1;

    /// <summary>How many different rows of the source they are; null where it would take too long to count them.</summary>
    public static long? Distinct(PlannedSource source, long from, long to)
    {
        SourceContent content = source.Content;
        long rows = content.Rows ?? long.MaxValue;
        long all = content.Content ?? long.MaxValue;
        long count = to - from;
        // One pass holds no row twice, and all others are prefixes of whole ones or, in the order kept, of the first.
        if (Between(source, from, to) <= 1)
            return count;
        if (from == 0 && (all >= rows || source.KeepsOrder))
            return Math.Min(count, Math.Min(all, rows));
        if (count > MostCounted)
            return null;
        var seen = new HashSet<long>();
        for (long row = from; row < to; row++)
            seen.Add(source.PickAt(content, row).Row);
        return seen.Count;
    }

    /// <summary>How many different rows of the source several runs of its plan deliver together.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="tallies">What each of them delivers; all known.</param>
    /// <param name="source">Index of the source.</param>
    public static long? Distinct(IReadOnlyList<Run> runs, IReadOnlyList<Tally> tallies, int source)
    {
        long most = 0;
        bool areCounted = true;
        for (int i = 0; i < runs.Count; i++)
        {
            // Rows from the same one on include those of a shorter run, unless another epoch has another order.
            areCounted &= i == 0 || (tallies[i].Before[source] == tallies[0].Before[source]
                && (runs[i].Plan == runs[0].Plan || runs[0].Plan.Planned(source).KeepsOrder));
            long? distinct = Distinct(runs[i].Plan.Planned(source), tallies[i].Before[source], tallies[i].Counts[source]!.Value);
            areCounted &= distinct is not null;
            most = Math.Max(most, distinct ?? 0);
        }
        bool isAll = runs.Count > 0 && most == runs[0].Plan.Planned(source).Content.Rows;
        return areCounted || isAll ? most : null;
    }
}
