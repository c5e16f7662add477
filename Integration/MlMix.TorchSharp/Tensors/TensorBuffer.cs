using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Batches;

namespace MlMix.Tensors;

/// <summary>A column of a batch that is read straight into its tensor.</summary>
internal abstract class TensorBuffer(string name, TensorMemory memory) : BatchBuffer(name)
{
    private static readonly MethodInfo OfValues = Method(nameof(OpenValues));
    private static readonly MethodInfo OfVectors = Method(nameof(OpenVectors));

    protected TensorMemory Memory => memory;

    /// <summary>Makes the buffer of a column of a cursor.</summary>
    public static TensorBuffer Open(DataViewRowCursor cursor, DataViewSchema.Column column, TensorForm form, TensorMemory memory)
    {
        Type item = form.Type == global::TorchSharp.torch.ScalarType.Int64 ? typeof(long) : typeof(float);
        MethodInfo open = (form.IsVector ? OfVectors : OfValues).MakeGenericMethod(form.Item, item, form.Map);
        return (TensorBuffer)open.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [cursor, column, memory], null)!;
    }

    private static MethodInfo Method(string name) => typeof(TensorBuffer).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static ValueTensorBuffer<TFrom, TTo, TMap> OpenValues<TFrom, TTo, TMap>(
        DataViewRowCursor cursor, DataViewSchema.Column column, TensorMemory memory)
        where TTo : unmanaged
        where TMap : IItemMap<TFrom, TTo> =>
        new(column.Name, cursor.GetGetter<TFrom>(column), memory);

    private static VectorTensorBuffer<TFrom, TTo, TMap> OpenVectors<TFrom, TTo, TMap>(
        DataViewRowCursor cursor, DataViewSchema.Column column, TensorMemory memory)
        where TTo : unmanaged
        where TMap : IItemMap<TFrom, TTo> =>
        new(column, cursor.GetGetter<VBuffer<TFrom>>(column), memory);
}
