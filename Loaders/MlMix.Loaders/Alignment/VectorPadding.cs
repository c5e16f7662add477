namespace MlMix.Alignment;

/// <summary>How long a vector becomes.</summary>
internal static class VectorPadding
{
    /// <summary>The length to pad to, or that of the vector where 0 is asked for.</summary>
    /// <exception cref="InvalidDataException">The vector is longer: longer than its column's type says.</exception>
    public static int LengthOf(int length, int padded)
    {
        if (padded == 0)
            return length;
        if (length > padded)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The vector has {length} items, more than the {padded} that its column's type allows."));
        }
        return padded;
    }
}
