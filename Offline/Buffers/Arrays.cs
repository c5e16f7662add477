namespace Microsoft.ML.Internal;

/// <summary>Array helpers of <see cref="Data.VBuffer{T}"/>.</summary>
internal static class Arrays
{
    public static int Size<T>(T[] array) => array?.Length ?? 0;

    /// <summary>The first position whose value is not below <paramref name="value"/>.</summary>
    public static int LowerBound(ReadOnlySpan<int> sorted, int value)
    {
        int at = sorted.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    /// <summary>Makes an array at least <paramref name="least"/> long, doubling as ML.NET does. True when it is a new one.</summary>
    public static bool EnsureSize<T>(ref T[] array, int least, int? most, bool keepOld)
    {
        int limit = most ?? Array.MaxLength;
        if (least > limit)
            throw new ArgumentOutOfRangeException(nameof(most), "The buffer may not be as long as its values need.");

        int size = Size(array);
        if (size >= least)
            return false;

        int wanted = (int)Math.Max(least, Math.Min(limit, size == 0 ? 4 : 2L * size));
        if (keepOld)
            Array.Resize(ref array, wanted);
        else
            array = new T[wanted];
        return true;
    }
}
