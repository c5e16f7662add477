namespace MlMix.Idx;

/// <summary>What an IDX file says of itself: element type and dimensions, with the numbers that follow from them.</summary>
internal sealed class IdxHeader
{
    public IdxHeader(IdxElementType type, int[] dimensions, int rowElements, long dataBytes)
    {
        Type = type;
        Dimensions = dimensions;
        RowElements = rowElements;
        RowBytes = rowElements * IdxElements.SizeOf(type);
        HeaderBytes = 4 + 4 * dimensions.Length;
        TotalBytes = HeaderBytes + dataBytes;
    }

    public IdxElementType Type { get; }

    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The first dimension.</summary>
    public int Rows => Dimensions[0];

    public bool IsScalar => Dimensions.Count == 1;

    /// <summary>The product of the other dimensions.</summary>
    public int RowElements { get; }

    public int RowBytes { get; }

    public int HeaderBytes { get; }

    /// <summary>Header and data together, before compression.</summary>
    public long TotalBytes { get; }

    public int[] RowDimensions() => [.. Dimensions.Skip(1)];

    /// <summary>How many of the rows so many bytes hold whole, the header among the bytes.</summary>
    public long CompleteRows(long bytes) => Math.Clamp((bytes - HeaderBytes) / RowBytes, 0, Rows);

    public bool SameAs(IdxHeader other) => Type == other.Type && Dimensions.SequenceEqual(other.Dimensions);

    public override string ToString() =>
        string.Join(" x ", Dimensions) + " " + IdxElements.NameOf(Type);
}
