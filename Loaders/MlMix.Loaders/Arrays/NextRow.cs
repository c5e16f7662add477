using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MlMix.Arrays;

/// <summary>
/// Asks memory for the row that comes next in an array. Read row after row, the processor sees to that by itself; read in turn with other arrays, as in a
/// mix, it does not, and each row would begin with a wait.
/// </summary>
internal static class NextRow
{
    private const int CacheLine = 64;

    // More than that of one row would crowd out what is being read.
    private const int MostBytes = 4096;

    /// <summary>Asks for what lies a cache line beyond a value, the values of the next rows.</summary>
    public static unsafe void Fetch<T>(ref T element)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref element) + CacheLine);
    }

    /// <param name="rest">The array from the next row on.</param>
    /// <param name="size">Elements in a row.</param>
    public static unsafe void Fetch<T>(ReadOnlySpan<T> rest, int size)
    {
        if (!Sse.IsSupported || rest.Length < size)
            return;
        // Only a hint: an address that has moved meanwhile does no harm.
        byte* row = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(rest));
        long bytes = Math.Min((long)size * Unsafe.SizeOf<T>(), MostBytes);
        for (long at = 0; at < bytes; at += CacheLine)
            Sse.Prefetch1(row + at);
    }
}
