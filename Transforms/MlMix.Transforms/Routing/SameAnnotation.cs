using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>Compares what two columns say about themselves.</summary>
internal static class SameAnnotation
{
    private static readonly MethodInfo ItemsOf = typeof(SameAnnotation).GetMethod(nameof(Items), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo ValueOf = typeof(SameAnnotation).GetMethod(nameof(Value), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether both columns have the annotation with the same type and value, or neither has it.</summary>
    public static bool Of(DataViewSchema.Column a, DataViewSchema.Column b, string kind)
    {
        DataViewType? type = a.Annotations.Schema.GetColumnOrNull(kind)?.Type;
        DataViewType? other = b.Annotations.Schema.GetColumnOrNull(kind)?.Type;
        if (type is null || other is null)
            return type is null && other is null;
        return type.Equals(other) && Read(a, kind, type).SequenceEqual(Read(b, kind, type));
    }

    private static object?[] Read(DataViewSchema.Column column, string kind, DataViewType type)
    {
        MethodInfo read = type is VectorDataViewType vector
            ? ItemsOf.MakeGenericMethod(vector.ItemType.RawType)
            : ValueOf.MakeGenericMethod(type.RawType);
        return (object?[])read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [column.Annotations, kind], null)!;
    }

    private static object?[] Items<T>(DataViewSchema.Annotations annotations, string kind)
    {
        VBuffer<T> values = default;
        annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(Comparable)];
    }

    private static object?[] Value<T>(DataViewSchema.Annotations annotations, string kind)
    {
        T value = default!;
        annotations.GetValue(kind, ref value);
        return [Comparable(value)];
    }

    /// <summary>Texts compare by place in memory; as strings, by what they say.</summary>
    private static object? Comparable<T>(T value) => value is ReadOnlyMemory<char> text ? text.ToString() : value;
}
