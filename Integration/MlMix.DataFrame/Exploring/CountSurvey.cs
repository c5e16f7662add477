using Microsoft.ML;

namespace MlMix.Exploring;

/// <summary>Values that are no numbers: how many there are, and how many are missing.</summary>
internal sealed class CountSurvey<T>(DataViewSchema.Column column, int sources, Func<T, bool> isMissing) : ColumnSurvey<T>(column)
{
    private readonly bool _missesDefault = isMissing(default!);
    private readonly long[] _values = new long[sources];
    private readonly long[] _missing = new long[sources];

    public override ColumnFigures Of(IEnumerable<int> sources) =>
        new(sources.Sum(source => _values[source]), sources.Sum(source => _missing[source]), null, null, null, null);

    protected override void Add(int source, ReadOnlySpan<T> values, ReadOnlySpan<int> indices, int length)
    {
        _values[source] += length;
        foreach (T value in values)
        {
            if (isMissing(value))
                _missing[source]++;
        }
        // What a sparse vector does not list are default values.
        if (_missesDefault)
            _missing[source] += length - values.Length;
    }
}
