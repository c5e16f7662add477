using System.Collections;
using System.Reflection;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>Makes the links of sources that do not have a column.</summary>
internal static class FillLinks
{
    private static readonly MethodInfo ScalarOf = typeof(FillLinks).GetMethod(nameof(Constant), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo VectorOf = typeof(FillLinks).GetMethod(nameof(Vector), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A link that gives what the user wrote, or the missing value of the type; a fault and null where it cannot.</summary>
    /// <param name="column">The column, which the source does not have.</param>
    /// <param name="source">Index of the source.</param>
    /// <param name="type">Type of the column in the mix.</param>
    /// <param name="of">Makes an item of a value that a user wrote, null where it cannot be one.</param>
    /// <param name="faults">Takes the fault.</param>
    public static ColumnLink? Make(ColumnRequest column, int source, DataViewType type, Func<object, object?> of, Faults faults)
    {
        object? fill = column.Fills[source];
        var vector = type as VectorDataViewType;
        if ((vector?.ItemType ?? type) is not PrimitiveDataViewType itemType)
        {
            if (fill is not null)
                faults.Add($"Source '{column.Sources[source]}': Fill gives a value for column '{column.Name}' ({type}), whose values own resources; "
                    + "give null, no value.");
            return Scalar(type.RawType, null);
        }
        object?[] items = fill is null ? [ItemValue.MissingOf(itemType)] : [.. Items(fill).Select(item => item is null ? null : of(item))];
        bool isEach = fill is null or string or not IEnumerable;
        if (vector is { Size: 0 } && fill is null)
            items = [];
        else if (vector is { Size: > 0 } && isEach)
            items = [.. Enumerable.Repeat(items[0], vector.Size)];
        else if (vector is null ? !isEach : isEach || (vector.Size > 0 && items.Length != vector.Size))
        {
            faults.Add($"Source '{column.Sources[source]}': Fill gives {(isEach ? "one item" : $"{items.Length} items")} for column '{column.Name}', "
                + $"which is {type} in the mix; give {(vector is null ? "one value" : vector.Size == 0 ? "an array" : $"one item, or {vector.Size}")}.");
            return null;
        }
        if (items.Contains(null))
        {
            faults.Add(fill is null
                ? $"Source '{column.Sources[source]}' has no column '{column.Name}' ({type}), and this type has no missing value; "
                    + "give a value by Fill of the source."
                : $"Source '{column.Sources[source]}': Fill gives {Text(fill)} ({fill.GetType().Name}) for column '{column.Name}', which is {type} in the mix; "
                    + "give a value of that type.");
            return null;
        }
        return vector is null ? Scalar(itemType.RawType, items[0]) : Make(VectorOf, itemType.RawType, items);
    }

    /// <summary>The items of a value that a user wrote: those of an array, or the value itself.</summary>
    public static IEnumerable<object?> Items(object fill) => fill is IEnumerable items and not string ? items.Cast<object?>() : [fill];

    /// <summary>What is filled in, for people.</summary>
    public static string Text(object? fill) => fill is null ? "missing"
        : fill is IEnumerable items and not string ? $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]"
        : $"'{KeySpace.Text(fill)}'";

    /// <summary>A link that gives a value of a raw type.</summary>
    public static ColumnLink Scalar(Type raw, object? value) => Make(ScalarOf, raw, value);

    private static ColumnLink Make(MethodInfo make, Type raw, object? argument) =>
        (ColumnLink)make.MakeGenericMethod(raw).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null)!;

    private static ConstantLink<T> Constant<T>(object? value) => new(value is null ? default! : (T)value);

    private static ConstantVectorLink<T> Vector<T>(object[] items)
    {
        T[] values = [.. items.Cast<T>()];
        bool isEmpty = values.All(value => EqualityComparer<T>.Default.Equals(value, default));
        return new ConstantVectorLink<T>(isEmpty ? new VBuffer<T>(values.Length, 0, [], []) : new VBuffer<T>(values.Length, values));
    }
}
