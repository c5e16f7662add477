using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>
    /// Copies a row, and asks for the one behind it line by line on the way: all at once would be more than a processor keeps count of, and hold up the copy.
    /// </summary>
    public static unsafe void Copy<T>(ReadOnlySpan<T> row, Span<T> to)
    {
        if (!Sse.IsSupported || RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            row.CopyTo(to);
            return;
        }
        ref byte from = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(row));
        ref byte into = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(to[..row.Length]));
        // A row may have more than 2^31 bytes.
        nint bytes = (nint)row.Length * Unsafe.SizeOf<T>();
        int lines = (int)Math.Min(bytes, MostBytes) & ~(CacheLine - 1);
        for (nuint at = 0; at < (nuint)lines; at += CacheLine)
        {
            // Only a hint: an address behind the array, or one that has moved meanwhile, does no harm.
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref Unsafe.Add(ref from, at)) + bytes);
            Vector256.LoadUnsafe(ref from, at).StoreUnsafe(ref into, at);
            Vector256.LoadUnsafe(ref from, at + CacheLine / 2).StoreUnsafe(ref into, at + CacheLine / 2);
        }
        int copied = lines / Unsafe.SizeOf<T>();
        row[copied..].CopyTo(to[copied..]);
    }
}
