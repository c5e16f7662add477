using Microsoft.ML;
using MlMix.Mixing;

namespace MlMix.Batches;

/// <summary>
/// A column whose values are objects that may own resources, as ML.NET's images: they are the batch's to dispose, unless their source has them in memory
/// and will give them again. No getter finds one that another source gave.
/// </summary>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal sealed class ObjectBuffer<TValue>(string name, ValueGetter<TValue> getter, int rows, MixedCursor? mix) : BatchBuffer<TValue>(name, getter, rows)
    where TValue : class
{
    private readonly bool[] _isLent = new bool[rows];

    // Whether what a source gives stays its own; null until it was asked.
    private readonly bool?[] _lends = new bool?[mix?.SourceCount ?? 1];
    private readonly ValueGetter<TValue> _getter = getter;

    public override bool HoldsObjects => true;

    public override void Read(int row)
    {
        base.Read(row);
        if (AllValues[row] is IDisposable value)
            _isLent[row] = _lends[mix?.Source ?? 0] ??= Lends(value);
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

    // A view that gives the same object twice has it in memory; any other makes them for its reader.
    private bool Lends(IDisposable value)
    {
        TValue again = null!;
        _getter(ref again);
        if (ReferenceEquals(again, value))
            return true;
        (again as IDisposable)?.Dispose();
        return false;
    }
}
