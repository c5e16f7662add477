using System.Runtime.InteropServices;
using MlMix.Normalization;

namespace MlMix.Tool.Statistics;

/// <summary>The values of one source in one column.</summary>
internal sealed class ValueTally<T, TKey>(ValueRules<T, TKey> rules)
    where TKey : notnull
{
    private SourceMoments _moments;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _values;
    private long _missing;

    // How often each value came, and how it is written; null once there are too many.
    private Dictionary<TKey, long>? _counts = [];
    private Dictionary<TKey, string>? _labels = rules.Label is null ? null : [];

    public void Add(T value)
    {
        _values++;
        if (rules.IsMissing(value))
        {
            _missing++;
            return;
        }
        if (rules.Number is { } number)
            AddNumber(number(value));
        CountDistinct(value, 1);
    }

    /// <summary>Adds values that a sparse vector does not write down: zeros, empty texts and missing keys.</summary>
    public void AddDefaults(int count)
    {
        T value = default!;
        _values += count;
        if (rules.IsMissing(value))
        {
            _missing += count;
            return;
        }
        if (rules.Number is not null)
        {
            _moments.AddZeros(count);
            (_min, _max) = (Math.Min(_min, 0), Math.Max(_max, 0));
        }
        CountDistinct(value, count);
    }

    public SourceColumnStatistics Fill(SourceColumnStatistics empty) => empty with
    {
        Values = _values,
        Missing = _missing,
        Mean = _moments.Count > 0 ? _moments.Mean : null,
        StandardDeviation = _moments.Count > 0 ? _moments.StandardDeviation : null,
        Min = _min <= _max ? _min : null,
        Max = _min <= _max ? _max : null,
        Distinct = _counts?.Count,
        Histogram = _counts is null || _labels is null ? null : Histogram(_counts, _labels),
    };

    private void AddNumber(double number)
    {
        _moments.Add(number);
        (_min, _max) = (Math.Min(_min, number), Math.Max(_max, number));
    }

    private void CountDistinct(T value, int times)
    {
        if (_counts is null)
            return;
        TKey key = rules.Key(value);
        ref long count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out bool isKnown);
        count += times;
        if (isKnown)
            return;
        if (_counts.Count > SourceColumnStatistics.MostDistinct)
            (_counts, _labels) = (null, null);
        else if (_counts.Count > rules.MostLabels)
            _labels = null;
        else
            _labels?.Add(key, rules.Label!(value));
    }

    // Two keys may have been given one name.
    private OrderedDictionary<string, long> Histogram(Dictionary<TKey, long> counts, Dictionary<TKey, string> labels)
    {
        var histogram = new OrderedDictionary<string, long>(labels.Count, StringComparer.Ordinal);
        foreach ((TKey key, string label) in rules.Ordered?.Invoke(labels) ?? labels.OrderBy(label => label.Key))
            histogram[label] = histogram.GetValueOrDefault(label) + counts[key];
        return histogram;
    }
}
