namespace MlMix;

/// <summary>What becomes of vectors that are not equally long in all sources.</summary>
public enum VectorLengths
{
    /// <summary>
    /// Different fixed lengths are refused. A column of fixed length in some sources and of variable length in others is of variable length in the mix.
    /// </summary>
    Refuse,

    /// <summary>
    /// Vectors of one dimension are padded at the end to the longest, with what a sparse vector means where it says nothing: 0, empty text, key 0. (A whole
    /// column that is not there is missing instead, see <see cref="MissingColumns.Fill"/>.)
    /// </summary>
    Pad,
}
