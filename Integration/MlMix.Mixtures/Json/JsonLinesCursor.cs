using System.Text.Json;
using Microsoft.ML;
using MlMix.Cursors;
using MlMix.Mixtures.Formats;

namespace MlMix.Mixtures.Json;

/// <summary>Reads line by line; a line is taken apart when it is moved to, and only when a column is wanted.</summary>
internal sealed class JsonLinesCursor : StepCursor
{
    private readonly string[] _files;
    private readonly FieldColumn[] _columns;
    private readonly bool _wantsValues;
    private StreamReader? _reader;
    private JsonElement _row;
    private int _file = -1;
    private long _line;

    public JsonLinesCursor(ActiveColumns active, string[] files, FieldColumn[] columns)
        : base(active)
    {
        _files = files;
        _columns = columns;
        _wantsValues = Enumerable.Range(0, columns.Length).Any(index => active[index]);
    }

    protected override bool Step()
    {
        while (true)
        {
            string? line = _reader?.ReadLine();
            if (line is null)
            {
                _reader?.Dispose();
                _reader = null;
                if (++_file >= _files.Length)
                    return false;
                _reader = new StreamReader(_files[_file]);
                _line = 0;
                continue;
            }

            _line++;
            if (line.AsSpan().IsWhiteSpace())
                continue;
            if (_wantsValues)
                Parse(line);
            return true;
        }
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
    {
        JsonField<TValue> field = JsonField.Create<TValue>(_columns[column.Index]);
        return (ref TValue value) =>
        {
            EnsureOnRow();
            if (!field.Read(_row, ref value))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"'{_files[_file]}', line {_line}: '{column.Name}' is {Cut(_row.GetProperty(column.Name))}, which is no {column.Type}."));
            }
        };
    }

    protected override void Close() => _reader?.Dispose();

    private void Parse(string line)
    {
        try
        {
            _row = JsonElement.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(FormattableString.Invariant($"'{_files[_file]}', line {_line}: this is not JSON: {fault.Message}"), fault);
        }

        if (_row.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException(FormattableString.Invariant($"'{_files[_file]}', line {_line}: this is no JSON object."));
    }

    private static string Cut(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "...";
    }
}
