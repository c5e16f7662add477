using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A column of a text file, checked: its type and its fields, in order.</summary>
internal sealed class TextColumn
{
    private TextColumn(string name, PrimitiveDataViewType itemType, int[] fields, bool isVector)
    {
        Name = name;
        ItemType = itemType;
        Fields = fields;
        Type = isVector ? new VectorDataViewType(itemType, fields.Length) : itemType;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    public PrimitiveDataViewType ItemType { get; }

    public int[] Fields { get; }

    public bool IsVector => Type is VectorDataViewType;

    public static TextColumn Of(TextLoader.Column column)
    {
        Guard.Param(!string.IsNullOrWhiteSpace(column.Name), nameof(column.Name), "A column needs a name.");
        Guard.Param(Arrays.Size(column.Source) > 0, nameof(column.Source), $"Column '{column.Name}' has no fields.");
        int[] fields = [.. column.Source.SelectMany(range => Enumerable.Range(range.Min, (range.Max ?? range.Min) - range.Min + 1))];
        Guard.Param(fields.Distinct().Count() == fields.Length, nameof(column.Source), $"Column '{column.Name}' has a field twice.");

        PrimitiveDataViewType itemType = TypeOf(column.DataKind);
        if (column.KeyCount is not null)
        {
            Guard.Param(KeyDataViewType.IsValidDataType(itemType.RawType), nameof(column.DataKind),
                $"Column '{column.Name}' cannot be a key.");
            itemType = column.KeyCount.TypeOf(itemType.RawType);
        }

        return new TextColumn(column.Name.Trim(), itemType, fields, fields.Length > 1 || column.Source[0].ForceVector);
    }

    public static TextLoader.Column[] OfMembers(Type type)
    {
        MemberInfo[] members = [.. Members.Of(type, SchemaDefinition.Direction.Read)];
        Guard.Param(members.Length > 0, "TInput", $"{type} has no public field or property.");
        return [.. members.Select(OfMember)];
    }

    private static TextLoader.Column OfMember(MemberInfo member)
    {
        LoadColumnAttribute source = member.GetCustomAttribute<LoadColumnAttribute>();
        Guard.State(source is not null, $"'{member.Name}' does not say by LoadColumn which fields it is loaded from.");
        Type field = Members.TypeOf(member);
        Guard.State(PrimitiveTypes.TryGet(field.IsArray ? field.GetElementType() : field, out PrimitiveDataViewType itemType),
            $"No column type holds '{member.Name}', a {field}.");
        return new TextLoader.Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            Source = source.Sources,
            KeyCount = member.GetCustomAttribute<KeyTypeAttribute>()?.KeyCount,
            DataKind = Enum.GetValues<DataKind>().First(kind => TypeOf(kind) == itemType),
        };
    }

    private static PrimitiveDataViewType TypeOf(DataKind kind) => kind switch
    {
        DataKind.SByte => NumberDataViewType.SByte,
        DataKind.Byte => NumberDataViewType.Byte,
        DataKind.Int16 => NumberDataViewType.Int16,
        DataKind.UInt16 => NumberDataViewType.UInt16,
        DataKind.Int32 => NumberDataViewType.Int32,
        DataKind.UInt32 => NumberDataViewType.UInt32,
        DataKind.Int64 => NumberDataViewType.Int64,
        DataKind.UInt64 => NumberDataViewType.UInt64,
        DataKind.Single => NumberDataViewType.Single,
        DataKind.Double => NumberDataViewType.Double,
        DataKind.String => TextDataViewType.Instance,
        DataKind.Boolean => BooleanDataViewType.Instance,
        DataKind.TimeSpan => TimeSpanDataViewType.Instance,
        DataKind.DateTime => DateTimeDataViewType.Instance,
        DataKind.DateTimeOffset => DateTimeOffsetDataViewType.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of data."),
    };
}
