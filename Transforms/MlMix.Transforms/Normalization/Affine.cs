using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace MlMix.Normalization;

/// <summary>
/// The map x to (x - offset) * scale in the precision of the column, in this order of operations: a saved model computes the same formula and must give the
/// same bits. One pair for all slots, or one for each.
/// </summary>
internal sealed class Affine<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] _offsets;
    private readonly T[] _scales;
    private readonly bool _keepsZeros;

    public Affine(T[] offsets, T[] scales)
    {
        _offsets = offsets;
        _scales = scales;
        _keepsZeros = offsets.All(T.IsZero);
    }

    public bool IsPerSlot => _offsets.Length > 1;

    public ReadOnlySpan<T> Offsets => _offsets;

    public ReadOnlySpan<T> Scales => _scales;

    /// <summary>The map that takes the center to 0 and the spread to 1; a spread without a reciprocal leaves the scale as it is.</summary>
    public static Affine<T> Normalizing(SourceStatistics statistics, bool centers)
    {
        // Adding 0 makes a center of -0 a plain 0; the two would give zeros of different sign.
        T[] offsets = [.. statistics.Center.Select(center => centers ? T.CreateTruncating(center) + T.Zero : T.Zero)];
        T[] scales = [.. statistics.Spread.Select(Scale)];
        return new Affine<T>(offsets, scales);
    }

    public T Map(T value) => (value - _offsets[0]) * _scales[0];

    /// <summary>Maps a row. A sparse row stays sparse when zeros map to zero.</summary>
    public void Map(in VBuffer<T> row, ref VBuffer<T> result)
    {
        ReadOnlySpan<T> values = row.GetValues();
        if (row.IsDense)
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref result, row.Length);
            MapAll(values, editor.Values);
            result = editor.Commit();
            return;
        }

        ReadOnlySpan<int> indices = row.GetIndices();
        if (_keepsZeros)
        {
            VBufferEditor<T> sparse = VBufferEditor.Create(ref result, row.Length, values.Length);
            for (int index = 0; index < values.Length; index++)
                sparse.Values[index] = Map(values[index], indices[index]);
            indices.CopyTo(sparse.Indices);
            result = sparse.Commit();
            return;
        }

        VBufferEditor<T> dense = VBufferEditor.Create(ref result, row.Length);
        for (int slot = 0; slot < row.Length; slot++)
            dense.Values[slot] = Map(T.Zero, slot);
        for (int index = 0; index < indices.Length; index++)
            dense.Values[indices[index]] = Map(values[index], indices[index]);
        result = dense.Commit();
    }

    private static T Scale(double spread)
    {
        T scale = T.CreateTruncating(1 / spread);
        return T.IsFinite(scale) ? scale : T.One;
    }

    private T Map(T value, int slot) => IsPerSlot ? (value - _offsets[slot]) * _scales[slot] : Map(value);

    private void MapAll(ReadOnlySpan<T> values, Span<T> results)
    {
        ReadOnlySpan<Vector<T>> blocks = MemoryMarshal.Cast<T, Vector<T>>(values);
        Span<Vector<T>> mapped = MemoryMarshal.Cast<T, Vector<T>>(results)[..blocks.Length];
        if (IsPerSlot)
        {
            ReadOnlySpan<Vector<T>> offsets = MemoryMarshal.Cast<T, Vector<T>>(_offsets)[..blocks.Length];
            ReadOnlySpan<Vector<T>> scales = MemoryMarshal.Cast<T, Vector<T>>(_scales)[..blocks.Length];
            for (int block = 0; block < blocks.Length; block++)
                mapped[block] = (blocks[block] - offsets[block]) * scales[block];
        }
        else
        {
            var offset = new Vector<T>(_offsets[0]);
            var scale = new Vector<T>(_scales[0]);
            for (int block = 0; block < blocks.Length; block++)
                mapped[block] = (blocks[block] - offset) * scale;
        }

        for (int index = blocks.Length * Vector<T>.Count; index < values.Length; index++)
            results[index] = Map(values[index], index);
    }
}
