using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Normalization;

/// <summary>Collects one column by source while a cursor goes over the data.</summary>
internal sealed class ColumnFit
{
    // The last one is for rows without a source: they count for the pool alone.
    private readonly ValueStatistics?[] _bySource;
    private readonly Func<ValueStatistics> _create;
    private readonly Action<ValueStatistics> _addRow;
    private double[] _wide = [];

    public ColumnFit(DataViewRow row, DataViewSchema.Column column, NormalizationMethod method, bool perSlot, int sources, int columns)
    {
        int slots = perSlot && column.Type is VectorDataViewType { Size: > 1 and int size } ? size : 1;
        _bySource = new ValueStatistics?[sources + 1];
        _create = () => method.Collect(slots, (sources + 1) * columns);
        _addRow = column.Type is VectorDataViewType { ItemType: var item }
            ? item == NumberDataViewType.Single
                ? Vectors<float>(row, column, method.IsLog, (values, wide) => RowSums.Widen(values, wide))
                : Vectors<double>(row, column, method.IsLog, (values, wide) => values.CopyTo(wide))
            : column.Type == NumberDataViewType.Single ? Scalars<float>(row, column, method.IsLog) : Scalars<double>(row, column, method.IsLog);
    }

    private delegate void Widening<T>(ReadOnlySpan<T> values, Span<double> wide);

    public void Add(int source) => _addRow(_bySource[source] ??= _create());

    /// <summary>The statistics of the column, or null with a fault added when there is nothing to take them from.</summary>
    public ColumnStatistics? Result(string input, string[] names, Faults faults)
    {
        ValueStatistics pool = _create();
        foreach (ValueStatistics? collected in _bySource)
        {
            if (collected is not null)
                pool.Join(collected);
        }

        ValueStatistics.Summary pooled = pool.Summarize();
        var sources = new Dictionary<string, SourceStatistics>();
        bool good = true;
        for (int source = 0; source < names.Length; source++)
        {
            ValueStatistics.Summary own = _bySource[source]?.Summarize() ?? pooled;
            if (own.Counts.Sum() == 0 && _bySource[source] is not null)
            {
                good = false;
                faults.Add($"source '{names[source]}' has no value to take statistics from in the column '{input}'. " +
                    $"Fit on data that holds values of it, or give its statistics in NormalizeBySourceOptions.Statistics.");
            }

            good &= _bySource[source] is null || IsBounded(own, $"source '{names[source]}'", input, faults);
            sources[names[source]] = Filled(own, pooled, counted: _bySource[source] is not null);
        }

        if (pooled.Counts.Sum() == 0 && good)
        {
            good = false;
            faults.Add($"the data has no value to take statistics from in the column '{input}'. " +
                $"Fit on data that has rows, or give the statistics in NormalizeBySourceOptions.Statistics.");
        }

        good = good && IsBounded(pooled, "all sources together", input, faults);

        return good ? new ColumnStatistics(sources, Filled(pooled, pooled, counted: true)) : null;
    }

    /// <summary>Adds a fault when values are so large that their statistics are not: values divided by an infinite spread would all be 0.</summary>
    private static bool IsBounded(ValueStatistics.Summary summary, string whose, string input, Faults faults)
    {
        if (summary.Centers.Concat(summary.Spreads).All(double.IsFinite))
            return true;
        faults.Add($"the values of {whose} in the column '{input}' are so large that their statistics are beyond what Double holds. " +
            $"Scale them down first, or give the statistics in NormalizeBySourceOptions.Statistics.");
        return false;
    }

    /// <summary>The statistics of a source; slots of which it has no value take those of all sources together.</summary>
    private static SourceStatistics Filled(ValueStatistics.Summary own, ValueStatistics.Summary pooled, bool counted)
    {
        double[] centers = [.. own.Centers.Select((center, slot) => own.Counts[slot] == 0 ? pooled.Centers[slot] : center)];
        double[] spreads = [.. own.Spreads.Select((spread, slot) => own.Counts[slot] == 0 ? pooled.Spreads[slot] : spread)];
        return new SourceStatistics(centers, spreads, counted ? own.Counts.Sum() : 0);
    }

    private Action<ValueStatistics> Vectors<T>(DataViewRow row, DataViewSchema.Column column, bool isLog, Widening<T> widen)
        where T : struct, IFloatingPointIeee754<T>
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        var buffer = default(VBuffer<T>);
        return statistics =>
        {
            get(ref buffer);
            ReadOnlySpan<T> values = buffer.GetValues();
            if (_wide.Length < values.Length)
                _wide = new double[values.Length];
            Span<double> wide = _wide.AsSpan(0, values.Length);
            widen(values, wide);
            for (int index = 0; isLog && index < wide.Length; index++)
                wide[index] = Logarithm.Of(wide[index]);
            statistics.Add(wide, buffer.IsDense ? default : buffer.GetIndices(), buffer.Length);
        };
    }

    private static Action<ValueStatistics> Scalars<T>(DataViewRow row, DataViewSchema.Column column, bool isLog)
        where T : struct, IFloatingPointIeee754<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return statistics =>
        {
            get(ref value);
            double wide = double.CreateTruncating(value);
            if (isLog)
                wide = Logarithm.Of(wide);
            statistics.Add(new ReadOnlySpan<double>(in wide), default, 1);
        };
    }
}
