using Microsoft.ML;
using MlMix.Splits;

namespace MlMix.Mixing;

/// <summary>Rows of a view that go into a mix.</summary>
/// <param name="View">The view.</param>
/// <param name="First">The first of them.</param>
/// <param name="End">The row after the last; the largest number where that shows only by reading.</param>
/// <param name="Side">The side of a split that they are on, or null where none was made.</param>
internal readonly record struct TakenRows(IDataView View, long First, long End, SplitDataView? Side = null)
{
    /// <summary>The rows that a source takes: of its view, or of that of which it is a side, and, where this is a mix, of the views below it.</summary>
    public static IReadOnlyList<TakenRows> Of(IDataView view, long first, long end) => view switch
    {
        SplitDataView side => [.. Of(side.Whole, side.First, side.End).Select(rows => rows with { Side = side })],
        MixedDataView mix => [new(mix, first, end), .. mix.Taken],
        _ => [new(view, first, end)],
    };

    /// <summary>The pairs of sources that take rows in common, the one before first. Of rows below one mix, its own rows tell who takes which.</summary>
    /// <param name="ofSources">What each source takes, the rows of its own view first.</param>
    public static IEnumerable<(int One, int Other)> Shared(IReadOnlyList<TakenRows>[] ofSources)
    {
        return ofSources.SelectMany((taken, source) => taken.Where(rows => rows.First < rows.End).Select(rows => (Source: source, Rows: rows)))
            .GroupBy(taken => (object)taken.Rows.View, ReferenceEqualityComparer.Instance)
            .SelectMany(same => Pairs(same.Key, [.. same.OrderBy(taken => taken.Rows.First)]))
            .Distinct();

        IEnumerable<(int One, int Other)> Pairs(object view, (int Source, TakenRows Rows)[] taken)
        {
            for (int i = 0; i < taken.Length; i++)
            {
                for (int j = i + 1; j < taken.Length && taken[j].Rows.First < taken[i].Rows.End; j++)
                {
                    (int one, int other) = (Math.Min(taken[i].Source, taken[j].Source), Math.Max(taken[i].Source, taken[j].Source));
                    bool areApart = taken[i].Rows.Side is { } side && taken[j].Rows.Side?.IsOtherSideOf(side) == true;
                    if (one != other && !areApart && (!AreOfOneView(ofSources, one, other) || view == ofSources[one][0].View))
                        yield return (one, other);
                }
            }
        }
    }

    /// <summary>Whether the rows of two sources are those of the same view.</summary>
    public static bool AreOfOneView(IReadOnlyList<TakenRows>[] ofSources, int one, int other) => ofSources[one][0].View == ofSources[other][0].View;
}
