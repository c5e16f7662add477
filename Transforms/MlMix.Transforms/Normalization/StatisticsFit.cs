using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Takes the statistics of every source from the data, in one pass over the two columns needed.</summary>
internal sealed class StatisticsFit
{
    // The last one is for rows without a source: they count for the pool alone.
    private readonly SourceMoments[] _moments;
    private readonly bool[] _hasRows;

    private StatisticsFit(int sources)
    {
        _moments = new SourceMoments[sources + 1];
        _hasRows = new bool[sources + 1];
    }

    public static (SourceStatistics[] BySource, SourceStatistics Pooled) Read(
        string what, IDataView data, DataViewSchema.Column input, SourceKeys keys)
    {
        var fit = new StatisticsFit(keys.Names.Length);
        using (DataViewRowCursor cursor = data.GetRowCursor([input, keys.Column]))
        {
            int[] identity = [fit._moments.Length - 1, .. Enumerable.Range(0, keys.Names.Length)];
            ValueGetter<int> source = SourceReader.Create(cursor, keys.Column, identity);
            if (input.Type is VectorDataViewType)
                fit.ReadVectors(cursor, cursor.GetGetter<VBuffer<float>>(input), source);
            else
                fit.ReadScalars(cursor, cursor.GetGetter<float>(input), source);
        }

        return fit.Result(what, input.Name, keys.Names);
    }

    private void ReadVectors(DataViewRowCursor cursor, ValueGetter<VBuffer<float>> get, ValueGetter<int> source)
    {
        var row = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            get(ref row);
            ReadOnlySpan<float> values = row.GetValues();
            At(source).Add(values, row.Length - values.Length);
        }
    }

    private void ReadScalars(DataViewRowCursor cursor, ValueGetter<float> get, ValueGetter<int> source)
    {
        float value = 0;
        while (cursor.MoveNext())
        {
            get(ref value);
            At(source).Add(value);
        }
    }

    private ref SourceMoments At(ValueGetter<int> source)
    {
        int index = 0;
        source(ref index);
        if (index < 0)
            index = _moments.Length - 1;
        _hasRows[index] = true;
        return ref _moments[index];
    }

    private (SourceStatistics[] BySource, SourceStatistics Pooled) Result(string what, string input, string[] names)
    {
        var faults = new Faults(what);
        for (int source = 0; source < names.Length; source++)
        {
            if (_hasRows[source] && _moments[source].Count == 0)
            {
                faults.Add($"source '{names[source]}' has no finite value in the column '{input}', so it has no mean. " +
                    $"Fit on data that holds values of it, or give its mean and standard deviation in NormalizeBySourceOptions.Statistics.");
            }
        }

        var pool = default(SourceMoments);
        foreach (ref readonly SourceMoments moments in _moments.AsSpan())
            pool.Add(in moments);
        if (pool.Count == 0 && !faults.Any)
        {
            faults.Add($"the data has no finite value in the column '{input}', so there is no mean. " +
                $"Fit on data that has rows, or give the statistics in NormalizeBySourceOptions.Statistics.");
        }

        faults.ThrowIfAny();
        SourceStatistics pooled = pool.ToStatistics();
        return ([.. _moments[..^1].Select((moments, source) => _hasRows[source] ? moments.ToStatistics() : pooled)], pooled);
    }
}
