using System.Globalization;
using Microsoft.ML;

namespace MlMix.Cursors;

/// <summary>The columns a reader asked for, as a set over one schema.</summary>
internal sealed class ActiveColumns
{
    private readonly bool[] _active;

    /// <summary>Marks the columns asked for.</summary>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="InvalidOperationException">A column asked for is not one of the schema's.</exception>
    public ActiveColumns(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        Schema = schema;
        _active = new bool[schema.Count];
        foreach (var column in columnsNeeded)
        {
            Check(column);
            _active[column.Index] = true;
        }
    }

    public DataViewSchema Schema { get; }

    public bool this[int index] => _active[index];

    /// <summary>Whether the column is wanted.</summary>
    /// <exception cref="InvalidOperationException">The column is not one of the schema's.</exception>
    public bool Contains(DataViewSchema.Column column)
    {
        Check(column);
        return _active[column.Index];
    }

    // A column may come from a view over this one (ML.NET's own append passes its columns on), so index, name and raw type are compared
    // and not the annotations, which are different objects there.
    private void Check(DataViewSchema.Column column)
    {
        if ((uint)column.Index < (uint)Schema.Count)
        {
            var own = Schema[column.Index];
            if (own.Name == column.Name && own.Type.RawType == column.Type.RawType)
                return;
        }
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"Column '{column.Name}' (index {column.Index}) does not belong to this schema, whose columns are: {Names()}. "
            + $"Take columns from the Schema of the view or cursor that is asked."));
    }

    private string Names() => Schema.Count == 0 ? "none" : string.Join(", ", Schema.Select(column => $"'{column.Name}'"));
}
