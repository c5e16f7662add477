using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tensors;

/// <summary>A column of vectors of one length. One vector is read at a time, and copied while it is in the processor's cache.</summary>
/// <typeparam name="TFrom">Type of the vectors' items.</typeparam>
/// <typeparam name="TTo">Type of the tensor's items.</typeparam>
/// <typeparam name="TMap">Makes one of the other.</typeparam>
internal sealed class VectorTensorBuffer<TFrom, TTo, TMap>(DataViewSchema.Column column, ValueGetter<VBuffer<TFrom>> getter, TensorMemory memory)
    : TensorBuffer(column.Name, memory)
    where TTo : unmanaged
    where TMap : IItemMap<TFrom, TTo>
{
    private readonly DataViewType _type = column.Type;
    private VBuffer<TFrom> _vector;

    public override Type ValueType => typeof(VBuffer<TFrom>);

    public override void Read(int row)
    {
        getter(ref _vector);
        Span<TTo> to = Memory.Row<TTo>(row);
        if (_vector.Length != to.Length)
            ThrowLength(row);
        ReadOnlySpan<TFrom> values = _vector.GetValues();
        if (_vector.IsDense)
            TMap.Map(values, to);
        else
            Scatter(values, _vector.GetIndices(), to);
    }

    private static void Scatter(ReadOnlySpan<TFrom> values, ReadOnlySpan<int> indices, Span<TTo> to)
    {
        to.Fill(TMap.Map(default!));
        for (int i = 0; i < values.Length; i++)
            to[indices[i]] = TMap.Map(values[i]);
    }

    private void ThrowLength(int row)
    {
        InvariantText message = $"Column '{Name}' is {_type}, but row {row} of the batch has a vector of length {_vector.Length}.";
        throw new InvalidOperationException(message.Take());
    }
}
