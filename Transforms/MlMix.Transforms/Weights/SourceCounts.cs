using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Weights;

/// <summary>How many rows each source has, found in one pass over the source column.</summary>
internal static class SourceCounts
{
    /// <summary>The number of rows by source, each in a row of its own as a label that is the only one.</summary>
    public static long[][] Read(IDataView data, SourceKeys keys)
    {
        long[][] counts = [.. keys.Names.Select(_ => new long[1])];
        using DataViewRowCursor cursor = data.GetRowCursor([keys.Column]);
        ValueGetter<int> get = SourceReader.Create(cursor, keys.Column, [-1, .. Enumerable.Range(0, counts.Length)]);
        int source = 0;
        while (cursor.MoveNext())
        {
            get(ref source);
            if (source >= 0)
                counts[source][0]++;
        }

        return counts;
    }
}
