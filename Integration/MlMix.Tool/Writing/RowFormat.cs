using System.Buffers;
using Microsoft.ML;
using MlMix.Columns;

namespace MlMix.Tool.Writing;

/// <summary>A form of files that rows are written in.</summary>
internal abstract class RowFormat
{
    private static readonly RowFormat[] All = [new IdvFormat(), new TsvFormat(), new JsonlFormat()];

    /// <summary>Gets the extension, with the point.</summary>
    public abstract string Extension { get; }

    /// <summary>Finds the form by the extension of a path, in any case; null with a fault added where there is none.</summary>
    public static RowFormat? Of(string path, Faults faults)
    {
        string extension = Path.GetExtension(path);
        RowFormat? found = Array.Find(All, format => format.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            faults.Add($"The extension of '{path}' is '{extension}', which says no form that rows can be written in; "
                + $"use {string.Join(", ", All.Select(format => $"'{format.Extension}'"))}.");
        }
        return found;
    }

    /// <summary>Adds what makes the columns impossible to write.</summary>
    public abstract void Check(IReadOnlyList<DataViewSchema.Column> columns, Faults faults);

    /// <summary>Makes the encoder of the rows of a cursor.</summary>
    public abstract RowEncoder Open(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output);

    /// <summary>Makes what is to become the file of a part that is complete, and gives its path: the part itself, unless it is another form.</summary>
    public virtual string Complete(string part, IReadOnlyList<DataViewSchema.Column> columns, long rows, CancellationToken cancellation) => part;

    /// <summary>Adds a fault for each column whose values cannot be written.</summary>
    protected static void CheckTypes(IReadOnlyList<DataViewSchema.Column> columns, Faults faults)
    {
        if (columns.Count == 0)
            faults.Add("The mix has no columns, so there is nothing to write.");
        foreach (DataViewSchema.Column column in columns)
        {
            if (!ItemTypes.AreKnown(column))
                faults.Add($"Column '{column.Name}' has the type {column.Type}, which cannot be written; leave it out, or turn it into numbers or text first.");
        }
    }
}
