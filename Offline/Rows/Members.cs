using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>What members of a class mean as columns.</summary>
internal static class Members
{
    public static IEnumerable<MemberInfo> Of(Type type, SchemaDefinition.Direction direction)
    {
        bool read = direction.HasFlag(SchemaDefinition.Direction.Read);
        bool write = direction.HasFlag(SchemaDefinition.Direction.Write);
        IEnumerable<PropertyInfo> properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Where(p => (read && p.GetGetMethod() is not null) || (write && p.GetSetMethod() is not null));
        return type.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(properties);
    }

    public static MemberInfo Find(Type type, string name)
    {
        MemberInfo member = (MemberInfo)type.GetField(name) ?? type.GetProperty(name);
        Guard.Param(member is not null, nameof(name), $"{type} has no public field or property '{name}'.");
        return member;
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The raw type of an item in a member's column, and whether the column is a vector.</summary>
    public static (Type Item, bool IsVector) ItemOf(Type type, string member)
    {
        bool isBuffer = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Type item = type.IsArray ? type.GetElementType() : isBuffer ? type.GetGenericArguments()[0] : type;
        Guard.Param(PrimitiveTypes.TryGet(item, out PrimitiveDataViewType itemType), nameof(member),
            $"No column type holds '{member}', a {type}.");
        return (itemType.RawType, type.IsArray || isBuffer);
    }

    public static DataViewType ColumnTypeOf(MemberInfo member)
    {
        (Type item, bool isVector) = ItemOf(TypeOf(member), member.Name);
        PrimitiveDataViewType itemType = PrimitiveTypes.Of(item);
        if (member.GetCustomAttribute<KeyTypeAttribute>() is KeyTypeAttribute key)
        {
            Guard.Param(KeyDataViewType.IsValidDataType(item), nameof(member),
                $"'{member.Name}' is a key, but {item} is not a raw type of keys.");
            itemType = key.KeyCount.TypeOf(item);
        }

        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Guard.Param(vector is null || isVector, nameof(member), $"'{member.Name}' has a vector attribute but is not a vector.");
        if (!isVector)
            return itemType;
        return vector?.Dims is { Length: > 0 } dimensions ? new VectorDataViewType(itemType, dimensions) : new VectorDataViewType(itemType);
    }
}
