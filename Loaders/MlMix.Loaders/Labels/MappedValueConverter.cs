using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>The class of a number or Boolean; NaN is missing unless it has one.</summary>
internal readonly struct MappedValueConverter<T>(Dictionary<T, uint> keys, UnmappedLabels unmapped) : IItemConverter<T, uint>
    where T : struct
{
    public uint Convert(T item) => keys.TryGetValue(item, out uint key) || item is float.NaN or double.NaN ? key : unmapped.KeyOf(item);
}
