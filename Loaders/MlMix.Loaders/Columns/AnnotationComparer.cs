using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>Compares what two columns say about themselves.</summary>
internal static class AnnotationComparer
{
    private static readonly MethodInfo SameOfType = typeof(AnnotationComparer).GetMethod(nameof(Same), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo SameItems = typeof(AnnotationComparer).GetMethod(nameof(SameVector), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether both columns have the annotation with the same type and value, or neither has it.</summary>
    public static bool SameValue(DataViewSchema.Column a, DataViewSchema.Column b, string kind)
    {
        DataViewType? type = a.Annotations.Schema.GetColumnOrNull(kind)?.Type;
        DataViewType? other = b.Annotations.Schema.GetColumnOrNull(kind)?.Type;
        if (type is null || other is null)
            return type is null && other is null;
        if (!type.Equals(other))
            return false;
        MethodInfo same = type is VectorDataViewType vector
            ? SameItems.MakeGenericMethod(vector.ItemType.RawType)
            : SameOfType.MakeGenericMethod(type.RawType);
        return (bool)same.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [a.Annotations, b.Annotations, kind], null)!;
    }

    private static bool Same<TValue>(DataViewSchema.Annotations a, DataViewSchema.Annotations b, string kind)
    {
        TValue left = default!;
        TValue right = default!;
        a.GetValue(kind, ref left);
        b.GetValue(kind, ref right);
        return SameItem(left, right);
    }

    private static bool SameVector<TItem>(DataViewSchema.Annotations a, DataViewSchema.Annotations b, string kind)
    {
        VBuffer<TItem> left = default;
        VBuffer<TItem> right = default;
        a.GetValue(kind, ref left);
        b.GetValue(kind, ref right);
        return left.Length == right.Length && left.DenseValues().Zip(right.DenseValues()).All(pair => SameItem(pair.First, pair.Second));
    }

    private static bool SameItem<TItem>(TItem a, TItem b) => a is ReadOnlyMemory<char> left && b is ReadOnlyMemory<char> right
        ? left.Span.SequenceEqual(right.Span)
        : EqualityComparer<TItem>.Default.Equals(a, b);
}
