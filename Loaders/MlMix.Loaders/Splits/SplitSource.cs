using Microsoft.ML;
using MlMix.Randomness;

namespace MlMix.Splits;

/// <summary>One source that is split: its rows, and what tells their sides.</summary>
internal sealed class SplitSource
{
    private readonly bool _keepsTogether;
    private readonly CounterRandom _random;

    /// <param name="source">What was given.</param>
    /// <param name="column">The column that rows are split by, or null when they are split as they come.</param>
    /// <param name="keepsTogether">Whether the rows of one value stay together, or else are split by themselves.</param>
    /// <param name="seed">The seed of the split.</param>
    public SplitSource(MixSource source, SplitColumn? column, bool keepsTogether, long seed)
    {
        (Source, Column, _keepsTogether) = (source, column, keepsTogether);
        (First, End) = RangeOf(source);
        // Rows with one key are on one side in every source, so the name is no part of that.
        _random = keepsTogether
            ? CounterRandom.Create(seed, RandomUse.SplitKeys)
            : CounterRandom.Create(seed, RandomUse.SplitRows).Fork(source.Name);
    }

    public MixSource Source { get; }

    public SplitColumn? Column { get; }

    /// <summary>Gets the first row that takes part.</summary>
    public long First { get; }

    /// <summary>Gets the row after the last one that takes part, or null when that shows only by reading.</summary>
    public long? End { get; }

    /// <summary>The rows that a source has, as far as is known.</summary>
    public static (long First, long? End) RangeOf(MixSource source) => source.KnownRowCount is { } rows
        ? source.Range.Resolve(rows)
        : source.Range.ResolveWithoutRowCount();

    /// <summary>The sizes of the parts where no value has to be read for them.</summary>
    public SplitSizes? SizesUnread(SplitRule[] rules) => Column is null && End - First is { } rows
        ? new SplitSizes(rows, [.. rules.Select(rule => rule.TestRows(_random, rows))])
        : null;

    public SideTally Tally(SplitRule[] rules) => _keepsTogether ? new SideTally.Keys(rules, _random) : new SideTally.Strata(rules, _random);

    public SideReader Read(SplitRule rule, DataViewRowCursor cursor) => Column is null ? new SideReader.Rows(rule, _random)
        : _keepsTogether ? new SideReader.Keys(rule, _random, Column.Open(cursor))
        : new SideReader.Strata(rule, _random, Column.Open(cursor));
}
