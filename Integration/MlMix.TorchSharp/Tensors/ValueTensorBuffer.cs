using Microsoft.ML;

namespace MlMix.Tensors;

/// <summary>A column of single values.</summary>
/// <typeparam name="TFrom">Type of the values.</typeparam>
/// <typeparam name="TTo">Type of the tensor's items.</typeparam>
/// <typeparam name="TMap">Makes one of the other.</typeparam>
internal sealed class ValueTensorBuffer<TFrom, TTo, TMap>(string name, ValueGetter<TFrom> getter, TensorMemory memory) : TensorBuffer(name, memory)
    where TTo : unmanaged
    where TMap : IItemMap<TFrom, TTo>
{
    private TFrom _value = default!;

    public override Type ValueType => typeof(TFrom);

    public override void Read(int row)
    {
        getter(ref _value);
        Memory.Row<TTo>(row)[0] = TMap.Map(_value);
    }
}
