using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Alignment;

/// <summary>What the keys of one column stand for: raw value k for the k-th of the values. Texts are strings.</summary>
internal sealed record KeySpace(PrimitiveDataViewType ItemType, object[] Values)
{
    /// <summary>The key values of a column, as ML.NET takes them: as many as the key has values. Null where it has none.</summary>
    public static KeySpace? Of(DataViewSchema.Column column) => Of(column.Type, column.Annotations);

    /// <inheritdoc cref="Of(DataViewSchema.Column)"/>
    public static KeySpace? Of(DataViewType column, DataViewSchema.Annotations annotations)
    {
        if (ColumnRequest.ItemOf(column) is not KeyDataViewType key
            || annotations.Schema.GetColumnOrNull(KeyNames.Kind)?.Type is not VectorDataViewType type || (ulong)type.Size != key.Count)
            return null;
        return new KeySpace(type.ItemType, AnnotationValues.Read(annotations, KeyNames.Kind)!);
    }

    /// <summary>The place of a value that a user wrote, from 0; -1 where it is none of these.</summary>
    public int PlaceOf(object value)
    {
        object? item = ItemValue.Of(ItemType, value);
        return item is null ? -1 : Array.IndexOf(Values, item is ReadOnlyMemory<char> text ? text.ToString() : item);
    }

    public bool SameAs(KeySpace other) => ItemType.Equals(other.ItemType) && Values.AsSpan().SequenceEqual(other.Values);

    /// <summary>A value as users write it.</summary>
    public static string Text(object value) => System.Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>All values of all spaces, in the order in which they come first, and of each space the place of each of its values, from 0.</summary>
    public static (KeySpace Union, int[][] Places) Unite(IReadOnlyList<KeySpace> spaces)
    {
        var values = new List<object>();
        var places = new Dictionary<object, int>();
        int[][] ofSpace = [.. spaces.Select(space => (int[])[.. space.Values.Select(Place)])];
        return (new KeySpace(spaces[0].ItemType, [.. values]), ofSpace);

        int Place(object value)
        {
            if (places.TryAdd(value, values.Count))
                values.Add(value);
            return places[value];
        }
    }
}
