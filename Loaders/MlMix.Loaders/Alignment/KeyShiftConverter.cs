using System.Numerics;

namespace MlMix.Alignment;

/// <summary>A key whose values follow those of other sources. What is beyond its count is no key of its type, and missing.</summary>
/// <param name="count">Number of values of the key in the source.</param>
/// <param name="offset">Number of values before its first.</param>
internal readonly struct KeyShiftConverter<TIn, TOut>(ulong count, ulong offset) : IItemConverter<TIn, TOut>
    where TIn : struct, IBinaryInteger<TIn>, IUnsignedNumber<TIn>
    where TOut : struct, IBinaryInteger<TOut>, IUnsignedNumber<TOut>
{
    private readonly ulong _last = count;
    private readonly ulong _offset = offset;

    public TOut Convert(TIn item)
    {
        ulong raw = ulong.CreateTruncating(item);
        return raw == 0 || raw > _last ? TOut.Zero : TOut.CreateTruncating(raw + _offset);
    }
}
