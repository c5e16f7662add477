using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>Finds columns by name, in a schema or in its shape, and says what there is when one is missing.</summary>
internal static class ColumnLookup
{
    public static DataViewSchema.Column? Find(DataViewSchema schema, string role, string name, Faults faults)
    {
        DataViewSchema.Column? column = schema.GetColumnOrNull(name);
        if (column is null)
            faults.Add(Missing(role, name, schema.Where(candidate => !candidate.IsHidden).Select(candidate => candidate.Name)));
        return column;
    }

    public static SchemaShape.Column? Find(SchemaShape shape, string role, string name, Faults faults)
    {
        foreach (SchemaShape.Column column in shape)
        {
            if (column.Name == name)
                return column;
        }

        faults.Add(Missing(role, name, shape.Select(candidate => candidate.Name)));
        return null;
    }

    /// <summary>The type as it would stand in a schema, as far as a shape knows it.</summary>
    public static string TypeName(SchemaShape.Column column)
    {
        string item = column.IsKey ? $"Key<{column.ItemType}>" : $"{column.ItemType}";
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }

    /// <summary>The text values of a vector annotation, or null when there is none of that kind or they are not text.</summary>
    public static string[]? TextAnnotation(DataViewSchema.Annotations annotations, string kind)
    {
        if (annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return null;

        var values = default(VBuffer<ReadOnlyMemory<char>>);
        annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    private static string Missing(string role, string name, IEnumerable<string> present)
    {
        string[] names = [.. present.Select(other => $"'{other}'")];
        return names.Length == 0
            ? $"the {role} column '{name}' is missing; the data has no columns."
            : $"the {role} column '{name}' is missing; the data has {string.Join(", ", names)}.";
    }
}
