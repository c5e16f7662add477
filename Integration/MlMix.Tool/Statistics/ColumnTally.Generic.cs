using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Statistics;

/// <summary>Counts the values of a column of one type by source; all slots of a vector together.</summary>
internal sealed class ColumnTally<T, TKey>(DataViewSchema.Column column, int sources, ValueRules<T, TKey> rules) : ColumnTally(column)
    where TKey : notnull
{
    private readonly ValueTally<T, TKey>?[] _bySource = new ValueTally<T, TKey>?[sources];
    private ValueGetter<T>? _scalar;
    private ValueGetter<VBuffer<T>>? _vector;
    private T _value = default!;
    private VBuffer<T> _values;

    public override void Open(DataViewRow row)
    {
        if (Column.Type is VectorDataViewType)
            _vector = row.GetGetter<VBuffer<T>>(Column);
        else
            _scalar = row.GetGetter<T>(Column);
    }

    public override void Add(int source)
    {
        ValueTally<T, TKey> tally = _bySource[source] ??= new ValueTally<T, TKey>(rules);
        if (_scalar is not null)
        {
            _scalar(ref _value);
            tally.Add(_value);
            return;
        }
        _vector!(ref _values);
        ReadOnlySpan<T> values = _values.GetValues();
        foreach (T value in values)
            tally.Add(value);
        if (values.Length < _values.Length)
            tally.AddDefaults(_values.Length - values.Length);
    }

    public override SourceColumnStatistics Result(int source, string name, long rows)
    {
        SourceColumnStatistics nothing = Nothing(name, rows);
        return _bySource[source] is { } tally ? tally.Fill(nothing) : nothing;
    }
}
