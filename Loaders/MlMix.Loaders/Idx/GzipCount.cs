namespace MlMix.Idx;

/// <summary>How the plain bytes of a gzipped file ended.</summary>
internal enum GzipEnd
{
    /// <summary>With the file, and its last member is whole.</summary>
    Whole,

    /// <summary>With the file, inside a member.</summary>
    Cut,

    /// <summary>Before the file: what follows is not gzip.</summary>
    BytesAfter,

    /// <summary>Where the decompressor found a fault.</summary>
    Damaged,

    /// <summary>Not at all: there are more than were to be counted.</summary>
    TooMany,
}

/// <summary>What decompressing a file to its end has shown.</summary>
/// <param name="Bytes">The plain bytes.</param>
/// <param name="End">How they ended.</param>
/// <param name="Damage">What the decompressor said, if it found a fault.</param>
internal readonly record struct GzipCount(long Bytes, GzipEnd End, InvalidDataException? Damage = null);
