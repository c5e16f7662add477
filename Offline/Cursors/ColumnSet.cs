namespace Microsoft.ML.Internal;

/// <summary>Which columns of a schema were asked for.</summary>
internal static class ColumnSet
{
    public static bool[] Of(IEnumerable<DataViewSchema.Column> columns, DataViewSchema schema)
    {
        Guard.NotNull(columns, nameof(columns));
        bool[] active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columns)
        {
            Guard.State(column.Index < active.Length, $"Column '{column.Name}' is not part of the view's schema.");
            active[column.Index] = true;
        }

        return active;
    }
}
