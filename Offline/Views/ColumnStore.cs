using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>The values of a column, in memory.</summary>
internal abstract class ColumnStore
{
    private static readonly MethodInfo OfValues = GenericCalls.Method(typeof(ColumnStore), nameof(Values));
    private static readonly MethodInfo OfBuffers = GenericCalls.Method(typeof(ColumnStore), nameof(Buffers));

    /// <summary>A store of what the column's getter gives.</summary>
    public static ColumnStore Create(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? (ColumnStore)OfBuffers.Call(vector.ItemType.RawType, row, column)
        : (ColumnStore)OfValues.Call(column.Type.RawType, row, column);

    /// <summary>Adds the value of the current row.</summary>
    public abstract void Add();

    private static ColumnStore<T> Values<T>(DataViewRow row, DataViewSchema.Column column) =>
        new(row.GetGetter<T>(column), (in T from, ref T to) => to = from);

    private static ColumnStore<VBuffer<T>> Buffers<T>(DataViewRow row, DataViewSchema.Column column) =>
        new(row.GetGetter<VBuffer<T>>(column), (in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));
}
