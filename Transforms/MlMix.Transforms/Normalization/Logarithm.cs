using System.Numerics;
using Microsoft.ML.Data;

namespace MlMix.Normalization;

/// <summary>The natural logarithm, NaN for values that have none.</summary>
internal static class Logarithm
{
    public static T Of<T>(T value)
        where T : struct, IFloatingPointIeee754<T> =>
        value > T.Zero ? T.Log(value) : T.NaN;

    /// <summary>The logarithms of a row. Slots that a sparse row leaves out are zeros, so its result is dense.</summary>
    public static void Of<T>(in VBuffer<T> row, ref VBuffer<T> result)
        where T : struct, IFloatingPointIeee754<T>
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref result, row.Length);
        ReadOnlySpan<T> values = row.GetValues();
        if (row.IsDense)
        {
            for (int slot = 0; slot < values.Length; slot++)
                editor.Values[slot] = Of(values[slot]);
        }
        else
        {
            editor.Values.Fill(T.NaN);
            ReadOnlySpan<int> indices = row.GetIndices();
            for (int index = 0; index < values.Length; index++)
                editor.Values[indices[index]] = Of(values[index]);
        }

        result = editor.Commit();
    }
}
