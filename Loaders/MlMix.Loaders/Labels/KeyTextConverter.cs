using System.Numerics;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>A key as the text that it stands for. What is missing, or beyond the texts, is empty.</summary>
/// <param name="texts">The texts of the keys 1, 2, ...</param>
internal readonly struct KeyTextConverter<TIn>(string[] texts) : IItemConverter<TIn, ReadOnlyMemory<char>>
    where TIn : struct, IBinaryInteger<TIn>, IUnsignedNumber<TIn>
{
    public ReadOnlyMemory<char> Convert(TIn item)
    {
        ulong place = ulong.CreateTruncating(item) - 1;
        return place < (ulong)texts.Length ? texts[place].AsMemory() : default;
    }
}
