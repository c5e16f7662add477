using System.Buffers;
using Microsoft.ML;

namespace MlMix.Tool.Writing;

/// <summary>
/// An object of JSON a line, in UTF-8, with a property for each column; vectors are arrays, with zeros written out. NaN and missing keys are null, infinities
/// the strings <c>"Infinity"</c> and <c>"-Infinity"</c>; keys are their key values, those without are numbers from 0, as in a table.
/// </summary>
internal sealed class JsonlFormat : RowFormat
{
    public override string Extension => ".jsonl";

    public override void Check(IReadOnlyList<DataViewSchema.Column> columns, Faults faults) => CheckTypes(columns, faults);

    public override RowEncoder Open(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output) =>
        new JsonlEncoder(row, columns, output);
}
