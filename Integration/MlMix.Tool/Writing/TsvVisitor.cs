using System.Buffers;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Writing;

/// <summary>Writes values as cells.</summary>
internal sealed class TsvVisitor(DataViewRow row, ArrayBufferWriter<byte> output) : TextVisitor(row)
{
    private bool _isFirst = true;

    public void BeginRow() => _isFirst = true;

    public void WriteText(ReadOnlyMemory<char> text)
    {
        Separate();
        TsvText.Write(text.Span, output);
    }

    protected override Action OfFloats<T>(DataViewSchema.Column column) => OfFormatted<T>(column, null);

    protected override Action OfWholes<T>(DataViewSchema.Column column) => OfFormatted<T>(column, null);

    protected override Action OfTimes<T>(DataViewSchema.Column column, string format) => OfFormatted<T>(column, format);

    protected override Action OfBooleans(DataViewSchema.Column column) => Of<bool>(column, value =>
    {
        Separate();
        output.Write(value ? "true"u8 : "false"u8);
    });

    protected override Action OfTexts(DataViewSchema.Column column) => Of<ReadOnlyMemory<char>>(column, WriteText);

    protected override Action OfRowIds(DataViewSchema.Column column) => Of<DataViewRowId>(column, id =>
    {
        WriteFormatted(id.High, "x16");
        _isFirst = true;
        WriteFormatted(id.Low, "x16");
    });

    protected override void WriteMissingKey() => Separate();

    protected override byte[] EncodeKey(object value)
    {
        var encoded = new ArrayBufferWriter<byte>();
        TsvText.Write(KeyValues.Write(value), encoded);
        return encoded.WrittenSpan.ToArray();
    }

    protected override void WriteKey(byte[] encoded)
    {
        Separate();
        output.Write(encoded);
    }

    protected override void WriteKeyNumber(ulong number) => WriteFormatted(number, null);

    private Action OfFormatted<T>(DataViewSchema.Column column, string? format)
        where T : IUtf8SpanFormattable => Of<T>(column, value => WriteFormatted(value, format));

    private void WriteFormatted<T>(T value, string? format)
        where T : IUtf8SpanFormattable
    {
        Separate();
        value.TryFormat(output.GetSpan(LongestValue), out int length, format, CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    private void Separate()
    {
        if (!_isFirst)
            output.Write("\t"u8);
        _isFirst = false;
    }
}
