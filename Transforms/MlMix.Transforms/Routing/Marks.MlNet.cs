using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>
/// Gives a chosen column what choosing takes from it: that it is normalized, and the dimensions of its vectors. ML.NET's normalizers say both of their output;
/// one that divides by 1 changes no value. They take Single and Double.
/// </summary>
internal static class Marks
{
    private const string IsNormalized = "IsNormalized";

    /// <summary>What says that a column is normalized, or null where it is not, or where vectors are of any size.</summary>
    public static ITransformer? Normalized(MLContext ml, DataViewSchema.DetachedColumn column) =>
        IsNormalizedBefore(column.Annotations) && column.Type is not VectorDataViewType { IsKnownSize: false } ? Of(ml, column) : null;

    /// <summary>What says the dimensions of vectors of that size. They are said to be normalized even if they are not.</summary>
    public static ITransformer Shaped(MLContext ml, string column, VectorDataViewType type) => Of(ml, new DataViewSchema.DetachedColumn(column, type))!;

    private static ITransformer? Of(MLContext ml, DataViewSchema.DetachedColumn column)
    {
        DataViewType item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        return item == NumberDataViewType.Single ? Fit<float>(ml, column, 0, 1) : item == NumberDataViewType.Double ? Fit<double>(ml, column, 0, 1) : null;
    }

    private static bool IsNormalizedBefore(DataViewSchema.Annotations annotations)
    {
        if (annotations.Schema.GetColumnOrNull(IsNormalized)?.Type is not BooleanDataViewType)
            return false;
        bool value = false;
        annotations.GetValue(IsNormalized, ref value);
        return value;
    }

    private static ITransformer Fit<T>(MLContext ml, DataViewSchema.DetachedColumn column, params T[] range)
    {
        IDataView data;
        if (column.Type is VectorDataViewType vector)
        {
            var definition = SchemaDefinition.Create(typeof(Vector<T>));
            definition[0].ColumnName = column.Name;
            definition[0].ColumnType = vector;
            data = ml.Data.LoadFromEnumerable(
                range.Select(value => new Vector<T> { Values = new VBuffer<T>(vector.Size, [.. Enumerable.Repeat(value, vector.Size)]) }), definition);
        }
        else
        {
            var definition = SchemaDefinition.Create(typeof(Scalar<T>));
            definition[0].ColumnName = column.Name;
            data = ml.Data.LoadFromEnumerable(range.Select(value => new Scalar<T> { Value = value }), definition);
        }

        // From 0 to 1: what is between is multiplied by 1.
        return ml.Transforms.NormalizeMinMax(column.Name, fixZero: true).Fit(data);
    }

    private sealed class Vector<T>
    {
        public VBuffer<T> Values { get; set; }
    }

    private sealed class Scalar<T>
    {
        public T? Value { get; set; }
    }
}
