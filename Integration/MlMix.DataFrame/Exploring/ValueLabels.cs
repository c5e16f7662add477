using Microsoft.ML;

namespace MlMix.Exploring;

/// <summary>Labels that are keys, Booleans or numbers.</summary>
internal sealed class ValueLabels<T>(DataViewSchema.Column column, int sources, int most, Func<T, bool> isMissing, Func<T, string> write)
    : LabelTally(column, sources, most)
    where T : unmanaged
{
    private readonly Dictionary<T, int> _known = [];
    private ValueGetter<T>? _get;
    private T _value;

    public override void Open(DataViewRow row) => _get = row.GetGetter<T>(Column);

    public override void Add(int source)
    {
        _get!(ref _value);
        if (isMissing(_value))
        {
            Missing[source]++;
            return;
        }
        if (!_known.TryGetValue(_value, out int index))
        {
            index = IsFull ? -1 : Next();
            if (index >= 0)
                _known.Add(_value, index);
        }
        Count(source, index);
    }

    protected override IEnumerable<(string Label, int Index)> Names() => _known.OrderBy(label => label.Key).Select(label => (write(label.Key), label.Value));
}
