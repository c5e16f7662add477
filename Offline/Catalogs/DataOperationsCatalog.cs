using Microsoft.ML.Data;
using Microsoft.ML.Internal;

namespace Microsoft.ML;

/// <summary>Loading and cutting of data.</summary>
public sealed class DataOperationsCatalog
{
    internal DataOperationsCatalog()
    {
    }

    /// <summary>A view over objects, enumerated anew by each cursor.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Guard.NotNull(data, nameof(data));
        return new EnumerableView<TRow>(data, schemaDefinition);
    }

    /// <summary>A view over objects with the types and annotations of that schema's columns.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotNull(schema, nameof(schema));
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        foreach (DataViewSchema.Column column in schema)
        {
            SchemaDefinition.Column member = definition[column.Name];
            Guard.State(member is not null, $"{typeof(TRow)} has no member for column '{column.Name}'.");
            member.ColumnType = column.Type;
            member.AddAnnotations(column.Annotations);
        }

        return new EnumerableView<TRow>(data, definition);
    }

    /// <summary>The rows of a view as objects.</summary>
    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Guard.NotNull(data, nameof(data));
        return new ObjectReader<TRow>(data, ignoreMissingColumns, schemaDefinition).Read(reuseRowObject);
    }

    /// <summary>Keeps columns in memory from their first reading on; those named are read at once.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Guard.NotNull(input, nameof(input));
        var view = new CacheView(input);
        if (columnsToPrefetch is not { Length: > 0 })
            return view;

        foreach (string name in columnsToPrefetch)
            Guard.Param(input.Schema.GetColumnOrNull(name) is not null, nameof(columnsToPrefetch), $"The view has no column '{name}'.");
        view.Fill(ColumnSet.Of(columnsToPrefetch.Select(name => input.Schema[name]), input.Schema));
        return view;
    }

    /// <summary>All rows but the first <paramref name="count"/>, which is at least 1.</summary>
    public IDataView SkipRows(IDataView input, long count)
    {
        Guard.NotNull(input, nameof(input));
        Guard.Param(count > 0, nameof(count), "At least one row is skipped.");
        return new SkipTakeView(input, count, long.MaxValue);
    }

    /// <summary>The first <paramref name="count"/> rows, at least 1.</summary>
    public IDataView TakeRows(IDataView input, long count)
    {
        Guard.NotNull(input, nameof(input));
        Guard.Param(count > 0, nameof(count), "At least one row is taken.");
        return new SkipTakeView(input, 0, count);
    }
}
