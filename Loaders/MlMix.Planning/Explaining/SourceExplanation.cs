namespace MlMix;

/// <summary>What a plan does with one of its sources. Counts of a nested plan's sources are over all its passes.</summary>
public sealed record SourceExplanation
{
    internal SourceExplanation(string name) => Name = name;

    /// <summary>Gets the source's name.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the source's share of the weights of all sources, 0 to 1; where a schedule gives the weights, at the first row. Whether the source has
    /// rows does not matter.
    /// </summary>
    public double Weight { get; internal init; }

    /// <summary>Gets how many rows of the source take part, which are those of its range; null when unknown, or without end.</summary>
    public long? Rows { get; internal init; }

    /// <summary>Gets how many rows the source delivers, each time that it is read counted; null when unknown, or without end.</summary>
    public long? Delivered { get; internal init; }

    /// <summary>Gets how many passes over the rows are begun, the last one perhaps cut short; null where <see cref="Delivered"/> is.</summary>
    public long? Passes { get; internal init; }

    /// <summary>
    /// Gets how many of <see cref="Rows"/> are never delivered. Null when that is unknown, and when it is not counted out which rows several passes
    /// have in common: passes in shuffled order that are each cut short and together longer than 1,048,576 rows, or that lie in several passes of a
    /// nested plan.
    /// </summary>
    public long? Unread { get; internal init; }

    /// <summary>
    /// Gets the first position at which the source starts again, from 0 in the order of its plan; null when it never does, or when that is unknown.
    /// Where a nested plan is itself read several times, this is within its first pass.
    /// </summary>
    public long? FirstWrap { get; internal init; }

    /// <summary>Gets <see cref="Delivered"/> as a part of the plan's rows, 0 to 1; null when unknown, or when the plan has no rows.</summary>
    public double? Proportion { get; internal init; }

    /// <summary>Gets <see cref="Delivered"/> / <see cref="Rows"/>, how often a row is delivered on average; null when unknown or no rows.</summary>
    public double? Repeat => Rows > 0 && Delivered is { } delivered ? (double)delivered / Rows.Value : null;

    /// <summary>Gets what the nested plan does for the rows that are asked of it, or null when the source is one of rows.</summary>
    public PlanExplanation? Nested { get; internal init; }
}
