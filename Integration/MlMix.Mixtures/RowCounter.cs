using Microsoft.ML;

namespace MlMix.Mixtures;

/// <summary>Counts the rows of a source: given by the file, known by its format, or counted by reading it without taking a column apart.</summary>
internal static class RowCounter
{
    private const int RowsBetweenChecks = 4096;

    public static long Count(MLContext ml, MixtureSource source, CancellationToken cancellation)
    {
        if (source.Format.GivenRows is long given)
            return given;
        IDataView data = source.Format.Open(ml);
        return data.GetRowCount() ?? Count(data, cancellation);
    }

    public static long Count(IDataView data, CancellationToken cancellation)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
        {
            if (++rows % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        return rows;
    }
}
