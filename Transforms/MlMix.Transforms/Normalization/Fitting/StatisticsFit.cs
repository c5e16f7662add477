using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Takes the statistics of every source from the data, in one pass over the columns needed.</summary>
internal static class StatisticsFit
{
    /// <exception cref="MixConfigurationException">A source has rows but no value to take statistics from, or nothing has.</exception>
    public static ColumnStatistics[] Read(
        IDataView data, IReadOnlyList<DataViewSchema.Column> columns, SourceKeys keys, DistinctRows distinct, NormalizationMethod method, bool perSlot)
    {
        int sources = keys.Names.Length;
        using DataViewRowCursor cursor = data.GetRowCursor([.. columns, keys.Column, .. distinct.Needed]);
        ColumnFit[] fits = [.. columns.Select(column => new ColumnFit(cursor, column, method, perSlot, sources, columns.Count))];

        // A row without a source is counted with those of no source, after all others.
        int[] indices = [sources, .. Enumerable.Range(0, sources)];
        ValueGetter<int> getSource = SourceReader.Create(cursor, keys.Column, indices);
        Func<int, bool> isFirst = distinct.Reader(cursor);
        int source = 0;
        while (cursor.MoveNext())
        {
            getSource(ref source);
            if (source < 0)
                source = sources;
            if (!isFirst(source))
                continue;
            foreach (ColumnFit fit in fits)
                fit.Add(source);
        }

        var faults = new Faults(NormalizeRules.Feature);
        ColumnStatistics?[] results = [.. fits.Zip(columns, (fit, column) => fit.Result(column.Name, keys.Names, faults))];
        faults.ThrowIfAny();
        return results!;
    }
}
