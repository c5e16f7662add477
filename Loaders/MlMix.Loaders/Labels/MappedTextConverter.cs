using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>The class of a text, found without making a string of it.</summary>
internal readonly struct MappedTextConverter(Dictionary<string, uint> keys, UnmappedLabels unmapped) : IItemConverter<ReadOnlyMemory<char>, uint>
{
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _keys = keys.GetAlternateLookup<ReadOnlySpan<char>>();

    public uint Convert(ReadOnlyMemory<char> item) => _keys.TryGetValue(item.Span, out uint key) || item.IsEmpty ? key : unmapped.KeyOf(item);
}
