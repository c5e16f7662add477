using System.Numerics;

namespace MlMix.Idx;

/// <summary>
/// Number spans to scaled Single, a machine vector at a time where that is simple, the remainder one by one. Both give the same numbers:
/// convert, round to nearest, then multiply.
/// </summary>
internal static class SingleConversion
{
    public static void From(ReadOnlySpan<byte> source, Span<float> target, float scale)
    {
        int i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Store(first.As<uint, int>(), second.As<uint, int>(), target[i..], scale);
            Store(third.As<uint, int>(), fourth.As<uint, int>(), target[(i + 2 * Vector<float>.Count)..], scale);
        }
        for (; i < source.Length; i++)
            target[i] = source[i] * scale;
    }

    public static void From(ReadOnlySpan<sbyte> source, Span<float> target, float scale)
    {
        int i = 0;
        for (; i <= source.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(source[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Store(first, second, target[i..], scale);
            Store(third, fourth, target[(i + 2 * Vector<float>.Count)..], scale);
        }
        for (; i < source.Length; i++)
            target[i] = source[i] * scale;
    }

    public static void From(ReadOnlySpan<short> source, Span<float> target, float scale)
    {
        int i = 0;
        for (; i <= source.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(source[i..]), out var low, out var high);
            Store(low, high, target[i..], scale);
        }
        for (; i < source.Length; i++)
            target[i] = source[i] * scale;
    }

    public static void From(ReadOnlySpan<int> source, Span<float> target, float scale)
    {
        int i = 0;
        for (; i <= source.Length - Vector<int>.Count; i += Vector<int>.Count)
            (Vector.ConvertToSingle(new Vector<int>(source[i..])) * scale).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] = source[i] * scale;
    }

    public static void From(ReadOnlySpan<float> source, Span<float> target, float scale)
    {
        int i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(source[i..]) * scale).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] = source[i] * scale;
    }

    public static void From(ReadOnlySpan<double> source, Span<float> target, float scale)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = (float)source[i] * scale;
    }

    private static void Store(Vector<int> first, Vector<int> second, Span<float> target, float scale)
    {
        (Vector.ConvertToSingle(first) * scale).CopyTo(target);
        (Vector.ConvertToSingle(second) * scale).CopyTo(target[Vector<float>.Count..]);
    }
}
