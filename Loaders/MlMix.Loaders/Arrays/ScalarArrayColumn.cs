using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Arrays;

/// <summary>One value in each row, given as it lies in the array.</summary>
internal sealed class ScalarArrayColumn<T>(string name, PrimitiveDataViewType type, T[] values, DataViewSchema.Annotations? annotations)
    : ArrayColumn(name, type, values.Length)
{
    internal override DataViewSchema.Annotations? Annotations => annotations;

    internal override TValue[] Scalars<TValue>() => (TValue[])(object)values;

    internal override ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor)
    {
        var rows = values;
        // The cursor stands within the rows, so the length need not be looked up, which among many views is a cache line of each.
        ValueGetter<T> getter = (ref T value) =>
        {
            ref T element = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), (nint)cursor.EnsureOnRow());
            NextRow.Fetch(ref element);
            value = element;
        };
        return (ValueGetter<TValue>)(Delegate)getter;
    }
}
