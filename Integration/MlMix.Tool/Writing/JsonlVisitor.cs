using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Writing;

/// <summary>Writes values as those of JSON.</summary>
internal sealed class JsonlVisitor(DataViewRow row, Utf8JsonWriter json) : TextVisitor(row)
{
    protected override void BeginVector() => json.WriteStartArray();

    protected override void EndVector() => json.WriteEndArray();

    protected override Action OfFloats<T>(DataViewSchema.Column column) => Of<T>(column, value =>
    {
        // JSON has no number for these.
        if (T.IsNaN(value))
            json.WriteNullValue();
        else if (T.IsInfinity(value))
            json.WriteStringValue(T.IsPositive(value) ? "Infinity"u8 : "-Infinity"u8);
        else
            WriteNumber(value);
    });

    protected override Action OfWholes<T>(DataViewSchema.Column column) => Of<T>(column, WriteNumber);

    protected override Action OfTimes<T>(DataViewSchema.Column column, string format) => Of<T>(column, value =>
    {
        Span<byte> text = stackalloc byte[LongestValue];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    });

    protected override Action OfBooleans(DataViewSchema.Column column) => Of<bool>(column, json.WriteBooleanValue);

    protected override Action OfTexts(DataViewSchema.Column column) => Of<ReadOnlyMemory<char>>(column, text => json.WriteStringValue(text.Span));

    protected override Action OfRowIds(DataViewSchema.Column column) => Of<DataViewRowId>(column, id =>
    {
        Span<byte> text = stackalloc byte[2 * HalfOfId];
        id.High.TryFormat(text, out _, "x16", CultureInfo.InvariantCulture);
        id.Low.TryFormat(text[HalfOfId..], out _, "x16", CultureInfo.InvariantCulture);
        json.WriteStringValue(text);
    });

    protected override void WriteMissingKey() => json.WriteNullValue();

    protected override byte[] EncodeKey(object value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonlEncoder.KeyForm);

    protected override void WriteKey(byte[] encoded) => json.WriteRawValue(encoded, skipInputValidation: true);

    protected override void WriteKeyNumber(ulong number) => WriteNumber(number);

    private const int HalfOfId = 16;

    private void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestValue];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
