using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>Columns that transformers make.</summary>
internal static class KeyColumns
{
    /// <summary>A key column with text key values, of UInt32 unless told.</summary>
    public static DataViewSchema.DetachedColumn Describe(string name, string[] values, Type? raw = null)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationNames.KeyValues, values);
        return new DataViewSchema.DetachedColumn(name, new KeyDataViewType(raw ?? typeof(uint), values.Length), annotations.ToAnnotations());
    }

    /// <summary>A vector of Single with slot names.</summary>
    public static DataViewSchema.DetachedColumn DescribeVector(string name, string[] slots)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationNames.SlotNames, slots);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, slots.Length), annotations.ToAnnotations());
    }

    /// <summary>Adds a vector of texts.</summary>
    public static void AddTexts(DataViewSchema.Annotations.Builder annotations, string kind, string[] values)
    {
        ReadOnlyMemory<char>[] texts = [.. values.Select(value => value.AsMemory())];
        annotations.Add(
            kind,
            new VectorDataViewType(TextDataViewType.Instance, texts.Length),
            (ref VBuffer<ReadOnlyMemory<char>> result) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref result));
    }
}
