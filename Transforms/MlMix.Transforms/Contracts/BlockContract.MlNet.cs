using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Takes one of the equal blocks that a vector is made of. Names of contracts and columns never change: they stand in model files.
/// </summary>
internal abstract class BlockContract<T> : CustomMappingFactory<BlockContract<T>.Input, BlockContract<T>.Output>
    where T : struct, IFloatingPointIeee754<T>
{
    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<T> values = input.Values, block = output.Values;
        int size = values.Length / input.Blocks, start = input.Block * size;
        VBufferEditor<T> editor = VBufferEditor.Create(ref block, size);
        if (values.IsDense)
            values.GetValues().Slice(start, size).CopyTo(editor.Values);
        else
            Scatter(in values, start, editor.Values);
        output.Values = editor.Commit();
    }

    private static void Scatter(in VBuffer<T> values, int start, Span<T> block)
    {
        block.Clear();
        ReadOnlySpan<int> indices = values.GetIndices();
        for (int place = 0; place < indices.Length; place++)
        {
            int slot = indices[place] - start;
            if (slot >= 0 && slot < block.Length)
                block[slot] = values.GetValues()[place];
        }
    }

    internal sealed class Input
    {
        [ColumnName(BlockColumns.Values)]
        public VBuffer<T> Values { get; set; }

        [ColumnName(BlockColumns.Block)]
        public int Block { get; set; }

        [ColumnName(BlockColumns.Blocks)]
        public int Blocks { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(BlockColumns.Taken)]
        public VBuffer<T> Values { get; set; }
    }
}
