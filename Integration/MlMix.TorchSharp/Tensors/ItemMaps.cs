using System.Numerics;

namespace MlMix.Tensors;

/// <summary>A Single as it is.</summary>
internal readonly struct SameSingle : IItemMap<float, float>
{
    public static float Map(float item) => item;

    public static void Map(ReadOnlySpan<float> items, Span<float> to) => items.CopyTo(to);
}

/// <summary>A number as the nearest Single.</summary>
internal readonly struct NumberToSingle<T> : IItemMap<T, float>
    where T : INumberBase<T>
{
    public static float Map(T item) => float.CreateTruncating(item);

    public static void Map(ReadOnlySpan<T> items, Span<float> to)
    {
        for (int i = 0; i < items.Length; i++)
            to[i] = Map(items[i]);
    }
}

/// <summary>A whole number as Int64.</summary>
internal readonly struct NumberToInt64<T> : IItemMap<T, long>
    where T : INumberBase<T>
{
    public static long Map(T item) => long.CreateChecked(item);

    public static void Map(ReadOnlySpan<T> items, Span<long> to)
    {
        for (int i = 0; i < items.Length; i++)
            to[i] = Map(items[i]);
    }
}

/// <summary>A raw key, which counts from 1, as Int64 from 0; the missing one is -1.</summary>
internal readonly struct KeyToInt64<T> : IItemMap<T, long>
    where T : INumberBase<T>
{
    public static long Map(T item) => long.CreateChecked(item) - 1;

    public static void Map(ReadOnlySpan<T> items, Span<long> to)
    {
        for (int i = 0; i < items.Length; i++)
            to[i] = Map(items[i]);
    }
}

/// <summary>False as 0 and true as 1.</summary>
internal readonly struct BooleanToSingle : IItemMap<bool, float>
{
    public static float Map(bool item) => item ? 1 : 0;

    public static void Map(ReadOnlySpan<bool> items, Span<float> to)
    {
        for (int i = 0; i < items.Length; i++)
            to[i] = Map(items[i]);
    }
}
