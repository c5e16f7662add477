using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Batches;

/// <summary>One column of a batch. Its memory is used again for every batch.</summary>
/// <param name="name">Name of the column.</param>
internal abstract class BatchBuffer(string name)
{
    private static readonly MethodInfo OfValues = Method(nameof(OpenValues));
    private static readonly MethodInfo OfObjects = Method(nameof(OpenObjects));
    private static readonly MethodInfo OfVectors = Method(nameof(OpenVectors));

    public string Name => name;

    public abstract Type ValueType { get; }

    /// <summary>Whether the values are objects, that may own resources.</summary>
    public virtual bool HoldsObjects => false;

    /// <summary>Makes the buffer of a column of a cursor.</summary>
    public static BatchBuffer Open(DataViewRowCursor cursor, DataViewSchema.Column column, int rows)
    {
        MethodInfo open = column.Type is VectorDataViewType vector ? OfVectors.MakeGenericMethod(vector.ItemType.RawType)
            : (column.Type.RawType.IsValueType ? OfValues : OfObjects).MakeGenericMethod(column.Type.RawType);
        return (BatchBuffer)open.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [cursor, column, rows], null)!;
    }

    /// <summary>Reads the value of the cursor's current row into a row of the batch.</summary>
    public abstract void Read(int row);

    /// <summary>Lets go of the values of the batch before.</summary>
    public virtual void Clear()
    {
    }

    private static MethodInfo Method(string name) => typeof(BatchBuffer).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static BatchBuffer<TValue> OpenValues<TValue>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) =>
        new(column.Name, cursor.GetGetter<TValue>(column), rows);

    private static ObjectBuffer<TValue> OpenObjects<TValue>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows)
        where TValue : class =>
        new(column.Name, cursor.GetGetter<TValue>(column), rows);

    private static VectorBuffer<TItem> OpenVectors<TItem>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) =>
        new(column, cursor.GetGetter<VBuffer<TItem>>(column), rows);
}

/// <inheritdoc/>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal class BatchBuffer<TValue>(string name, ValueGetter<TValue> getter, int rows) : BatchBuffer(name)
{
    private readonly TValue[] _values = new TValue[rows];

    public sealed override Type ValueType => typeof(TValue);

    protected TValue[] AllValues => _values;

    public ReadOnlySpan<TValue> Values(int count) => _values.AsSpan(0, count);

    public override void Read(int row) => getter(ref _values[row]);
}
