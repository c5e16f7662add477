using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Batches;

/// <summary>A column of vectors, which can also be had as one matrix; it is filled only when it is asked for.</summary>
/// <typeparam name="TItem">Type of the items.</typeparam>
internal sealed class VectorBuffer<TItem>(DataViewSchema.Column column, ValueGetter<VBuffer<TItem>> getter, int rows)
    : BatchBuffer<VBuffer<TItem>>(column.Name, getter, rows)
{
    private readonly VectorDataViewType _type = (VectorDataViewType)column.Type;
    private TItem[] _matrix = [];
    private bool _isFilled;

    public ReadOnlySpan<TItem> Matrix(int count)
    {
        if (!_type.IsKnownSize)
        {
            throw new InvalidOperationException($"Column '{Name}' is {_type}, whose vectors may differ in length, so they make no matrix. "
                + $"Take them one by one, as VBuffer<{typeof(TItem).Name}>.");
        }
        int length = _type.Size;
        if (!_isFilled)
            Fill(Values(count), length);
        return _matrix.AsSpan(0, count * length);
    }

    public override void Clear() => _isFilled = false;

    private void Fill(ReadOnlySpan<VBuffer<TItem>> vectors, int length)
    {
        long items = (long)AllValues.Length * length;
        if (items > Array.MaxLength)
        {
            InvariantText message = $"Column '{Name}' in batches of {AllValues.Length} rows of {length} would make a matrix of {items} items, more than an "
                + $"array may hold. Take the vectors one by one, as VBuffer<{typeof(TItem).Name}>, or smaller batches.";
            throw new InvalidOperationException(message.Take());
        }
        if (_matrix.Length == 0)
            _matrix = new TItem[items];
        for (int row = 0; row < vectors.Length; row++)
        {
            ref readonly VBuffer<TItem> vector = ref vectors[row];
            if (vector.Length != length)
            {
                InvariantText message = $"Column '{Name}' is {_type}, but row {row} of the batch has a vector of length {vector.Length}.";
                throw new InvalidOperationException(message.Take());
            }
            vector.CopyTo(_matrix, row * length);
        }
        _isFilled = true;
    }
}
