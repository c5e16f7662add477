using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Splits;

/// <summary>The column of a source that rows are split by, each value of it as a number of <see cref="ValueNumbers"/>.</summary>
internal abstract class SplitColumn(DataViewSchema.Column column)
{
    private static readonly MethodInfo MakeOf = typeof(SplitColumn).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo NamesOf = typeof(SplitColumn).GetMethod(nameof(Names), BindingFlags.NonPublic | BindingFlags.Static)!;

    public DataViewSchema.Column Column => column;

    /// <summary>Gives the column, or null when its type is not one that rows can be split by.</summary>
    public static SplitColumn? Of(DataViewSchema.Column column) => column.Type is VectorDataViewType
        ? null
        : (SplitColumn?)MakeOf.MakeGenericMethod(column.Type.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [column], null);

    /// <summary>Makes what gives the number of a cursor's current row.</summary>
    public abstract Func<ulong> Open(DataViewRowCursor cursor);

    private static Typed<TValue>? Make<TValue>(DataViewSchema.Column column)
    {
        if (ValueNumbers.Of<TValue>() is not { } number)
            return null;
        VectorDataViewType? names = column.Annotations.Schema.GetColumnOrNull(KeyNames.Kind)?.Type as VectorDataViewType;
        if (column.Type is not KeyDataViewType || names is null)
            return new Typed<TValue>(column, number);
        // Sources may number the same key values in different orders.
        var ofName = (ulong[]?)NamesOf.MakeGenericMethod(names.ItemType.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [column], null);
        return new Typed<TValue>(column, ofName is null ? number : value => number(value) is > 0 and var key && key <= (ulong)ofName.Length
            ? ofName[key - 1]
            : ulong.MaxValue);
    }

    private static ulong[]? Names<TName>(DataViewSchema.Column column)
    {
        if (ValueNumbers.Of<TName>() is not { } number)
            return null;
        VBuffer<TName> names = default;
        column.Annotations.GetValue(KeyNames.Kind, ref names);
        return [.. names.DenseValues().Select(number)];
    }

    private sealed class Typed<TValue>(DataViewSchema.Column column, Func<TValue, ulong> number) : SplitColumn(column)
    {
        public override Func<ulong> Open(DataViewRowCursor cursor)
        {
            ValueGetter<TValue> get = cursor.GetGetter<TValue>(Column);
            TValue value = default!;
            return () =>
            {
                get(ref value);
                return number(value);
            };
        }
    }
}
