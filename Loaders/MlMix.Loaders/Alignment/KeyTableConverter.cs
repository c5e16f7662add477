using System.Numerics;

namespace MlMix.Alignment;

/// <summary>A key by a table from its raw value in the source to that in the mix. What is beyond the table is no key of its type, and missing.</summary>
/// <param name="table">The new raw value of each old one; that of 0, missing, is 0.</param>
internal readonly struct KeyTableConverter<TIn, TOut>(TOut[] table) : IItemConverter<TIn, TOut>
    where TIn : struct, IBinaryInteger<TIn>, IUnsignedNumber<TIn>
    where TOut : struct, IBinaryInteger<TOut>, IUnsignedNumber<TOut>
{
    public TOut Convert(TIn item)
    {
        ulong raw = ulong.CreateTruncating(item);
        return raw < (ulong)table.Length ? table[raw] : TOut.Zero;
    }
}
