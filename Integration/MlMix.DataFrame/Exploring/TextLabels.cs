using Microsoft.ML;

namespace MlMix.Exploring;

/// <summary>Labels that are texts.</summary>
internal sealed class TextLabels : LabelTally
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private ValueGetter<ReadOnlyMemory<char>>? _get;
    private ReadOnlyMemory<char> _value;

    public TextLabels(DataViewSchema.Column column, int sources, int most)
        : base(column, sources, most)
    {
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override void Open(DataViewRow row) => _get = row.GetGetter<ReadOnlyMemory<char>>(Column);

    public override void Add(int source)
    {
        _get!(ref _value);
        if (_value.IsEmpty)
        {
            Missing[source]++;
            return;
        }
        if (!_bySpan.TryGetValue(_value.Span, out int index))
        {
            index = IsFull ? -1 : Next();
            if (index >= 0)
                _known.Add(_value.ToString(), index);
        }
        Count(source, index);
    }

    protected override IEnumerable<(string Label, int Index)> Names() =>
        _known.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => (label.Key, label.Value));
}
