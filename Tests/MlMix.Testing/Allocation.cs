using Microsoft.ML;

namespace MlMix.Testing;

/// <summary>Counts the bytes that reading allocates on the thread that reads.</summary>
public static class Allocation
{
    /// <summary>Moves over so many rows and gets the given column of each.</summary>
    public static void Walk<T>(DataViewRowCursor cursor, ValueGetter<T> getter, ref T value, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            if (!cursor.MoveNext())
                throw new InvalidOperationException($"The rows ended at {i} of {rows}.");
            getter(ref value);
        }
    }

    /// <summary>Gives the bytes allocated over so many rows, the least of three counts; the cursor needs three times the rows.</summary>
    /// <remarks>
    /// A garbage collection that another thread causes charges this thread with the unused rest of its allocation buffer, up to 8 KB; hence the
    /// least. What the rows themselves cost, if only one in each 1,000, would be in all three.
    /// </remarks>
    public static long Least<T>(DataViewRowCursor cursor, ValueGetter<T> getter, ref T value, int rows)
    {
        long least = long.MaxValue;
        for (int again = 0; again < 3 && least > 0; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Walk(cursor, getter, ref value, rows);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
