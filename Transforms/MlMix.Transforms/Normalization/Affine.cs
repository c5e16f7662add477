using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace MlMix.Normalization;

/// <summary>
/// The map x to (x - Offset) * Scale in single precision, in this order of operations: a saved model computes the same formula and must
/// give the same bits.
/// </summary>
internal readonly record struct Affine(float Offset, float Scale)
{
    /// <summary>The map that takes the mean to 0 and the deviation to 1; a deviation without a reciprocal in Single leaves the scale as it
    /// is.</summary>
    public static Affine Normalizing(SourceStatistics statistics)
    {
        float scale = (float)(1 / statistics.StandardDeviation);
        // Adding 0 makes a mean of -0 a plain 0; the two would give zeros of different sign.
        return new Affine((float)statistics.Mean + 0f, float.IsFinite(scale) ? scale : 1);
    }

    public float Map(float value) => (value - Offset) * Scale;

    public void Map(ReadOnlySpan<float> values, Span<float> results)
    {
        ReadOnlySpan<Vector<float>> blocks = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<float>> mapped = MemoryMarshal.Cast<float, Vector<float>>(results)[..blocks.Length];
        var offset = new Vector<float>(Offset);
        var scale = new Vector<float>(Scale);
        for (int block = 0; block < blocks.Length; block++)
            mapped[block] = (blocks[block] - offset) * scale;
        for (int index = blocks.Length * Vector<float>.Count; index < values.Length; index++)
            results[index] = Map(values[index]);
    }

    /// <summary>Maps a row. A sparse row stays sparse when zeros map to zero.</summary>
    public void Map(in VBuffer<float> row, ref VBuffer<float> result)
    {
        ReadOnlySpan<float> values = row.GetValues();
        float zero = Map(0);
        if (row.IsDense || zero == 0)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref result, row.Length, values.Length);
            Map(values, editor.Values);
            if (!row.IsDense)
                row.GetIndices().CopyTo(editor.Indices);
            result = editor.Commit();
            return;
        }

        VBufferEditor<float> dense = VBufferEditor.Create(ref result, row.Length);
        dense.Values.Fill(zero);
        ReadOnlySpan<int> indices = row.GetIndices();
        for (int index = 0; index < indices.Length; index++)
            dense.Values[indices[index]] = Map(values[index]);
        result = dense.Commit();
    }
}
