namespace MlMix;

/// <summary>
/// The order in which a source's rows are read in each pass. A shuffled order is a permutation that follows from the plan's seed and epoch, the
/// source's name and the pass, and takes no memory.
/// </summary>
public enum RowOrder
{
    /// <summary>As they stand in the source, in every pass.</summary>
    Kept,

    /// <summary>As they stand in the first pass; in an order of its own in every later one.</summary>
    Reshuffled,

    /// <summary>In an order of its own in every pass, the first included.</summary>
    Shuffled,
}
