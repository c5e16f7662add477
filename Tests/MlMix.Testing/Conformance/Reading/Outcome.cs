using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>What came of doing something that may throw.</summary>
internal static class Outcome
{
    /// <summary>Gives what it threw, or null.</summary>
    public static Exception? Of(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    /// <summary>Disposes of cursors whatever their disposal throws, which is for other rules to see.</summary>
    public static void Release(IEnumerable<DataViewRowCursor> cursors)
    {
        foreach (DataViewRowCursor cursor in cursors)
            Of(cursor.Dispose);
    }
}
