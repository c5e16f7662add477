using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A column that stands for a member of a class.</summary>
internal sealed record RowColumn(string Name, DataViewType Type, MemberInfo Member, DataViewSchema.Annotations Annotations)
{
    public static RowColumn[] Of(Type rowType, SchemaDefinition definition, SchemaDefinition.Direction direction) =>
        [.. (definition ?? SchemaDefinition.Create(rowType, direction)).Select(column => Of(rowType, column))];

    private static RowColumn Of(Type rowType, SchemaDefinition.Column column)
    {
        MemberInfo member = Members.Find(rowType, column.MemberName);
        (Type item, bool isVector) = Members.ItemOf(Members.TypeOf(member), member.Name);
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;

        DataViewType type = column.ColumnType ?? (isVector ? new VectorDataViewType(PrimitiveTypes.Of(item)) : PrimitiveTypes.Of(item));
        var vector = type as VectorDataViewType;
        Guard.Param(isVector == vector is not null && item == (vector?.ItemType ?? type).RawType, nameof(column),
            $"Column '{name}' has type {type}, but member '{member.Name}' is a {Members.TypeOf(member)}.");
        return new RowColumn(name, type, member, column.Annotations);
    }
}
