using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>The number of categories of a key column; null is as many as the raw type allows.</summary>
public sealed class KeyCount
{
    /// <summary>The number of categories.</summary>
    public ulong? Count;

    /// <summary>As many categories as the raw type allows.</summary>
    public KeyCount()
    {
    }

    /// <summary>That many categories, at least 1.</summary>
    public KeyCount(ulong count)
    {
        Guard.Param(count > 0, nameof(count), "A key has at least one value.");
        Count = count;
    }

    internal KeyDataViewType TypeOf(Type rawType)
    {
        if (Count is ulong count)
            return new KeyDataViewType(rawType, count);
        ulong all = rawType == typeof(byte) ? byte.MaxValue
            : rawType == typeof(ushort) ? ushort.MaxValue
            : rawType == typeof(uint) ? uint.MaxValue
            : ulong.MaxValue;
        return new KeyDataViewType(rawType, all);
    }
}
