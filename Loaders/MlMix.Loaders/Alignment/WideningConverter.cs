using System.Numerics;

namespace MlMix.Alignment;

/// <summary>A number as one of a type that holds all numbers of its own type exactly; NaN stays NaN.</summary>
internal readonly struct WideningConverter<TIn, TOut> : IItemConverter<TIn, TOut>
    where TIn : struct, INumberBase<TIn>
    where TOut : struct, INumberBase<TOut>
{
    public TOut Convert(TIn item) => TOut.CreateTruncating(item);
}
