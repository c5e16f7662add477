using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Texts of batches of numbered sources: rows with a space between them, batches with a bar.</summary>
internal static class BatchRows
{
    public static string Of(MixBatches batches)
    {
        var texts = new List<string>();
        foreach (MixBatch batch in batches)
            texts.Add(Of(batch));
        return string.Join(" | ", texts);
    }

    public static string Of(MixBatch batch)
    {
        ReadOnlySpan<long> values = batch.Values<long>(Value);
        ReadOnlySpan<uint> ids = batch.SourceIds;
        Assert.AreEqual(batch.Count, values.Length);
        Assert.AreEqual(batch.Count, ids.Length);
        var rows = new string[batch.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            string source = Name((int)(values[row] >> 40));
            Assert.AreEqual(source, Name((int)ids[row] - 1), $"source id of row {row}");
            Assert.AreEqual(source, batch.SourceName(row), $"source name of row {row}");
            rows[row] = $"{source}{values[row] & ((1L << 40) - 1)}";
        }
        return string.Join(' ', rows);
    }

    /// <summary>The rows of a view cut by hand.</summary>
    public static string Cut(IDataView view, int size) =>
        string.Join(" | ", Rows(view).Split(' ').Chunk(size).Select(rows => string.Join(' ', rows)));
}
