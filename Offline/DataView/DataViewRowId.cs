using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>A 128-bit row id. Deriving ids from others follows the body of MurmurHash3 x64-128, so that collisions stay unlikely.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong LowFactor = 0x87c37b91114253d5;
    private const ulong HighFactor = 0x4cf5ad432745937f;

    // The one block (1, 0) that Fork hashes, scrambled as a block's low half is.
    private const ulong ForkBlock = unchecked(((LowFactor << 31) | (LowFactor >> 33)) * HighFactor);

    /// <summary>The lower 64 bits.</summary>
    public readonly ulong Low;

    /// <summary>The upper 64 bits.</summary>
    public readonly ulong High;

    /// <summary>Makes an id of two halves.</summary>
    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <summary>An id derived from this one, unlike <see cref="Next"/>.</summary>
    public DataViewRowId Fork()
    {
        DataViewRowId next = Next();
        return new DataViewRowId(next.Low ^ ForkBlock, next.High);
    }

    /// <summary>The id that follows this one.</summary>
    public DataViewRowId Next() => Hash(0, 0);

    /// <summary>An id derived from this and another one; the order of the two matters.</summary>
    public DataViewRowId Combine(DataViewRowId other)
    {
        DataViewRowId block = other.Fork();
        return unchecked(Hash(
            BitOperations.RotateLeft(block.Low * LowFactor, 31) * HighFactor,
            BitOperations.RotateLeft(block.High * HighFactor, 33) * LowFactor));
    }

    /// <inheritdoc/>
    public int CompareTo(DataViewRowId other)
    {
        int byHigh = High.CompareTo(other.High);
        return byHigh != 0 ? byHigh : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Fold(Low) ^ Fold(BitOperations.RotateLeft(High, 7));

    /// <summary>32 hexadecimal digits, the upper half first.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    private static int Fold(ulong bits) => unchecked((int)((uint)bits ^ (uint)(bits >> 32)));

    private DataViewRowId Hash(ulong lowBlock, ulong highBlock)
    {
        unchecked
        {
            ulong low = (BitOperations.RotateLeft(Low ^ lowBlock, 27) + High) * 5 + 0x52dce729;
            ulong high = (BitOperations.RotateLeft(High ^ highBlock, 31) + low) * 5 + 0x38495ab5;
            return new DataViewRowId(low, high);
        }
    }
}
