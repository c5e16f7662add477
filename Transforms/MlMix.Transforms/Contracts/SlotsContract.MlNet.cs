using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Normalizes a vector slot by slot, with the offsets and scales that stand beside it. Names of contracts and columns never change: they stand in model files.
/// </summary>
internal abstract class SlotsContract<T> : CustomMappingFactory<SlotsContract<T>.Input, SlotsContract<T>.Output>
    where T : struct, IFloatingPointIeee754<T>
{
    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<T> values = input.Values, offsets = input.Offsets, scales = input.Scales, result = output.Values;
        VBufferEditor<T> editor = VBufferEditor.Create(ref result, values.Length);
        values.CopyTo(editor.Values);
        for (int slot = 0; slot < values.Length; slot++)
            editor.Values[slot] = (editor.Values[slot] - offsets.GetItemOrDefault(slot)) * scales.GetItemOrDefault(slot);
        output.Values = editor.Commit();
    }

    internal sealed class Input
    {
        [ColumnName(SlotsColumns.Values)]
        public VBuffer<T> Values { get; set; }

        [ColumnName(SlotsColumns.Offsets)]
        public VBuffer<T> Offsets { get; set; }

        [ColumnName(SlotsColumns.Scales)]
        public VBuffer<T> Scales { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(SlotsColumns.Normalized)]
        public VBuffer<T> Values { get; set; }
    }
}
