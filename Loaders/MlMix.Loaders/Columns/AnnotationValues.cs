using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>Reads and writes annotations that are a vector of anything, such as key values and slot names. Texts are strings here.</summary>
internal static class AnnotationValues
{
    private static readonly MethodInfo ReadOf = typeof(AnnotationValues).GetMethod(nameof(ReadItems), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo WriteOf = typeof(AnnotationValues).GetMethod(nameof(WriteItems), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The items of an annotation, or null where the column has none of that kind or it is no vector.</summary>
    public static object[]? Read(DataViewSchema.Column column, string kind) => Read(column.Annotations, kind);

    /// <inheritdoc cref="Read(DataViewSchema.Column, string)"/>
    public static object[]? Read(DataViewSchema.Annotations annotations, string kind) =>
        annotations.Schema.GetColumnOrNull(kind)?.Type is VectorDataViewType vector
            ? (object[])ReadOf.MakeGenericMethod(vector.ItemType.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [annotations, kind], null)!
            : null;

    public static void Write(DataViewSchema.Annotations.Builder builder, string kind, PrimitiveDataViewType itemType, object[] items) =>
        WriteOf.MakeGenericMethod(itemType.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [builder, kind, itemType, items], null);

    private static object[] ReadItems<TItem>(DataViewSchema.Annotations annotations, string kind)
    {
        VBuffer<TItem> items = default;
        annotations.GetValue(kind, ref items);
        return [.. items.DenseValues().Select(item => item is ReadOnlyMemory<char> text ? text.ToString() : (object)item!)];
    }

    private static void WriteItems<TItem>(DataViewSchema.Annotations.Builder builder, string kind, PrimitiveDataViewType itemType, object[] items)
    {
        TItem[] typed = [.. items.Select(item => (TItem)(item is string text ? (object)text.AsMemory() : item))];
        builder.Add(kind, new VectorDataViewType(itemType, typed.Length),
            (ref VBuffer<TItem> value) =>
            {
                VBufferEditor<TItem> editor = VBufferEditor.Create(ref value, typed.Length);
                typed.CopyTo(editor.Values);
                value = editor.Commit();
            });
    }
}
