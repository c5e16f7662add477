namespace MlMix;

/// <summary>
/// When a mix ends, told by how often the rows of a source are seen. A source of weight 0 takes part in none of the rules.
/// A length given beside the rule is an upper bound for any of them.
/// </summary>
public enum StopRule
{
    /// <summary>
    /// Right after the row that empties the first source. No row is seen twice, and the shares hold to the last row;
    /// the longer sources keep unread rows. (Hugging Face's <c>first_exhausted</c> with probabilities.)
    /// </summary>
    FirstExhausted,

    /// <summary>
    /// When a row is drawn from a source that has none left. No row is seen twice; up to one draw later than
    /// <see cref="FirstExhausted"/>. (Grain, torchdata's first-exhausted criterion, tf.data's <c>stop_on_empty_dataset</c>.)
    /// </summary>
    FirstMiss,

    /// <summary>
    /// Right after the row that empties the last source not emptied before; emptied sources start again meanwhile. Every row is
    /// seen at least once, rows of the sources that empty early several times, and the shares hold to the last row.
    /// (Hugging Face's <c>all_exhausted</c>.)
    /// </summary>
    AllExhausted,

    /// <summary>
    /// When all rows were delivered, each exactly once; an emptied source drops out and the weights of the others share its place.
    /// (Energon's blend, litData, Lhotse; Hugging Face's <c>all_exhausted_without_replacement</c>.)
    /// </summary>
    AllOnce,

    /// <summary>Never: every source starts again when it is emptied. Needs a length wherever the rows are to be read to the end.</summary>
    Never,
}
