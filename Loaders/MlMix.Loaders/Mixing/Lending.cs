using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>
/// Whose the objects are that a view gives, where these own resources: one that gives the same object twice for one row has it in memory and will give it
/// again at the next cursoring, so it stays its own; any other makes them for its reader.
/// </summary>
internal static class Lending
{
    /// <summary>Finds out, by asking once more for a value that a view gave.</summary>
    /// <param name="value">What it gave for the current row.</param>
    /// <param name="getter">Its getter, on the same row.</param>
    /// <returns>Whether the value is the view's own.</returns>
    public static bool IsLent<TValue>(TValue value, ValueGetter<TValue> getter)
    {
        TValue again = default!;
        getter(ref again);
        bool isLent = ReferenceEquals(again, value);
        if (!isLent)
            (again as IDisposable)?.Dispose();
        return isLent;
    }
}
