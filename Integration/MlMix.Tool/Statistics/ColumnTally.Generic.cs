using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Statistics;

/// <summary>Counts the values of a column of one type by source; all slots of a vector together.</summary>
internal sealed class ColumnTally<T, TKey> : ColumnTally
    where TKey : notnull
{
    private readonly ValueRules<T, TKey> _rules;
    private readonly ValueTally<T, TKey>?[] _bySource;
    private readonly ValueGetter<T>? _scalar;
    private readonly ValueGetter<VBuffer<T>>? _vector;
    private T _value = default!;
    private VBuffer<T> _values;

    public ColumnTally(DataViewRow row, DataViewSchema.Column column, int sources, ValueRules<T, TKey> rules)
        : base(column)
    {
        _rules = rules;
        _bySource = new ValueTally<T, TKey>?[sources];
        if (column.Type is VectorDataViewType)
            _vector = row.GetGetter<VBuffer<T>>(column);
        else
            _scalar = row.GetGetter<T>(column);
    }

    public override void Add(int source)
    {
        ValueTally<T, TKey> tally = _bySource[source] ??= new ValueTally<T, TKey>(_rules);
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

    public override SourceColumnStatistics Result(int source, string name, long rows) =>
        _bySource[source] is { } tally ? tally.Fill(Nothing(name, rows, isCounted: true)) : Nothing(name, rows, isCounted: true);
}
