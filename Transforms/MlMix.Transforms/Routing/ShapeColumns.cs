using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Makes columns of shapes like others.</summary>
internal static class ShapeColumns
{
    private static readonly MethodInfo AddOf = typeof(ShapeColumns).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A column of the same name and type with other annotations.</summary>
    public static SchemaShape.Column Like(SchemaShape.Column column, IEnumerable<SchemaShape.Column> annotations)
    {
        var kept = new DataViewSchema.Annotations.Builder();
        foreach (SchemaShape.Column annotation in annotations)
        {
            DataViewType type = TypeOf(annotation);
            AddOf.MakeGenericMethod(type.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [kept, annotation.Name, type], null);
        }

        var made = new DataViewSchema.DetachedColumn(column.Name, TypeOf(column), kept.ToAnnotations());
        return SchemaShapes.Promise(new SchemaShape([]), made).Single();
    }

    /// <summary>A type of that shape; which size a vector has or how many values a key does not show in a shape.</summary>
    private static DataViewType TypeOf(SchemaShape.Column column)
    {
        DataViewType item = column.IsKey ? new KeyDataViewType(column.ItemType.RawType, 1) : column.ItemType;
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => new VectorDataViewType((PrimitiveDataViewType)item, 1),
            SchemaShape.Column.VectorKind.VariableVector => new VectorDataViewType((PrimitiveDataViewType)item),
            _ => item,
        };
    }

    private static void Add<T>(DataViewSchema.Annotations.Builder builder, string kind, DataViewType type) =>
        builder.Add(kind, type, (ref T value) => value = default!);
}
