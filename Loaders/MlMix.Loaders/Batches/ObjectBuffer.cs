using Microsoft.ML;
using MlMix.Mixing;

namespace MlMix.Batches;

/// <summary>
/// A column whose values are objects that may own resources, as ML.NET's images: they are the batch's to dispose, unless their source has them in memory
/// and will give them again. No getter finds one that another source gave.
/// </summary>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal sealed class ObjectBuffer<TValue>(string name, ValueGetter<TValue> getter, int rows) : BatchBuffer<TValue>(name, getter, rows)
    where TValue : class
{
    private readonly bool[] _isLent = new bool[rows];
    private readonly ValueGetter<TValue> _getter = getter;
    private bool? _lends;

    public override bool HoldsObjects => true;

    public override void Read(int row)
    {
        base.Read(row);
        TValue value = AllValues[row];
        _isLent[row] = _getter.Target is OwnedGetter<TValue> ofMix ? ofMix.IsLent
            : value is IDisposable && (_lends ??= Lending.IsLent(value, _getter));
    }

    public override void Clear()
    {
        TValue?[] values = AllValues;
        for (int row = 0; row < values.Length; row++)
        {
            TValue? value = values[row];
            values[row] = null;
            if (!_isLent[row])
                (value as IDisposable)?.Dispose();
        }
    }
}
