using System.Buffers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Tool.Writing;

/// <summary>
/// Tab-separated text in UTF-8 with a header line, ended by line feeds. A vector has a cell for each slot, named <c>column.0</c>, <c>column.1</c>, ...
/// </summary>
/// <remarks>
/// ML.NET's text loader reads it with <c>hasHeader</c> and <c>allowQuoting</c>, and with <c>ReadMultilines</c> where texts have line breaks (of which it makes
/// line feeds). Numbers are the shortest that read back as the same value, NaN is <c>NaN</c>; keys are written as their key values, those without as numbers
/// from 0 as the loader reads keys; missing keys are empty; texts that are no valid UTF-16 lose the halves of characters in them.
/// </remarks>
internal sealed class TsvFormat : RowFormat
{
    public override string Extension => ".tsv";

    public override void Check(IReadOnlyList<DataViewSchema.Column> columns, Faults faults)
    {
        CheckTypes(columns, faults);
        foreach (DataViewSchema.Column column in columns)
        {
            if (column.Type is VectorDataViewType { Size: 0 })
            {
                faults.Add($"Column '{column.Name}' has vectors of any length, and lines of a table have the same cells; "
                    + $"write '.jsonl' or '.idv', or leave it out.");
            }
        }
        foreach (IGrouping<string, string> twice in TsvEncoder.Header(columns).GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            faults.Add($"Two cells of the header would be '{twice.Key}'; rename a column.");
    }

    public override RowEncoder Open(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output) =>
        new TsvEncoder(row, columns, output);
}
