using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace MlMix.Tool.Writing;

/// <summary>Rows as objects of JSON, one a line.</summary>
internal sealed class JsonlEncoder : RowEncoder
{
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[] _names;
    private readonly Action[] _write;

    public JsonlEncoder(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, ArrayBufferWriter<byte> output)
        : base(output)
    {
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var visitor = new JsonlVisitor(row, _json);
        _names = [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        _write = [.. columns.Select(visitor.Visit)];
    }

    /// <summary>Gets how key values are encoded, once and beforehand.</summary>
    public static JsonSerializerOptions KeyForm { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public override void WriteRow()
    {
        _json.Reset();
        _json.WriteStartObject();
        for (int i = 0; i < _write.Length; i++)
        {
            _json.WritePropertyName(_names[i]);
            _write[i]();
        }
        _json.WriteEndObject();
        _json.Flush();
        Output.Write("\n"u8);
    }
}
