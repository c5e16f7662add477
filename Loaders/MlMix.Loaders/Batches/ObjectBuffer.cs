using Microsoft.ML;

namespace MlMix.Batches;

/// <summary>
/// A column whose values are objects that may own resources, as ML.NET's images: they are the batch's to dispose, and no getter finds one that another
/// source gave.
/// </summary>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal sealed class ObjectBuffer<TValue>(string name, ValueGetter<TValue> getter, int rows) : BatchBuffer<TValue>(name, getter, rows)
    where TValue : class
{
    public override void Clear()
    {
        TValue?[] values = AllValues;
        for (int row = 0; row < values.Length; row++)
        {
            TValue? value = values[row];
            values[row] = null;
            (value as IDisposable)?.Dispose();
        }
    }
}
