using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>Columns that transformers make.</summary>
internal static class KeyColumns
{
    /// <summary>A key column of UInt32 with text key values.</summary>
    public static DataViewSchema.DetachedColumn Describe(string name, string[] values) => Describe(name, Type(values), values);

    /// <summary>A key column with text key values, or with none.</summary>
    public static DataViewSchema.DetachedColumn Describe(string name, KeyDataViewType type, string[]? values)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (values is not null)
            AddTexts(annotations, AnnotationNames.KeyValues, values);
        return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
    }

    /// <summary>The key of UInt32 that has the values.</summary>
    public static KeyDataViewType Type(string[] values) => new(typeof(uint), values.Length);

    /// <summary>A vector of Single with slot names.</summary>
    public static DataViewSchema.DetachedColumn DescribeVector(string name, string[] slots)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationNames.SlotNames, slots);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, slots.Length), annotations.ToAnnotations());
    }

    /// <summary>Adds a vector of texts.</summary>
    private static void AddTexts(DataViewSchema.Annotations.Builder annotations, string kind, string[] values)
    {
        ReadOnlyMemory<char>[] texts = [.. values.Select(value => value.AsMemory())];
        annotations.Add(
            kind,
            new VectorDataViewType(TextDataViewType.Instance, texts.Length),
            (ref VBuffer<ReadOnlyMemory<char>> result) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref result));
    }
}
