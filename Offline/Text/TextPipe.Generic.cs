using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Holds the values of a column of a known item type. Fields that are absent or empty are defaults.</summary>
internal sealed class TextPipe<T> : TextPipe
{
    private readonly TextColumn _column;
    private readonly TextParser<T> _parse;
    private readonly T[] _values;
    private readonly int[] _slots;
    private int _count;

    public TextPipe(TextColumn column)
    {
        _column = column;
        _parse = TextParsers.Of<T>(column.ItemType);
        _values = new T[column.Fields.Length];
        _slots = new int[column.Fields.Length];
        Getter = column.IsVector ? (ValueGetter<VBuffer<T>>)GetVector : (ValueGetter<T>)GetScalar;
    }

    public override Delegate Getter { get; }

    public override void Read(List<ReadOnlyMemory<char>> fields, long row)
    {
        _count = 0;
        for (int slot = 0; slot < _column.Fields.Length; slot++)
        {
            int field = _column.Fields[slot];
            if (field >= fields.Count || fields[field].Length == 0)
                continue;
            if (!_parse(fields[field], out T value))
                throw Unreadable(fields[field], field, row);
            _values[_count] = value;
            _slots[_count++] = slot;
        }
    }

    // Wrapped as ML.NET does where it reads on several threads.
    private FormatException Unreadable(ReadOnlyMemory<char> text, int field, long row)
    {
        string message = string.Create(CultureInfo.InvariantCulture,
            $"Row {row}: '{text}' in field {field} is not a value of column '{_column.Name}' of type {_column.ItemType}.");
        return new FormatException(message, new InvalidOperationException(message));
    }

    private void GetScalar(ref T value) => value = _count == 0 ? default : _values[0];

    // As in ML.NET, a line with at most half of the fields filled gives a sparse vector.
    private void GetVector(ref VBuffer<T> value)
    {
        int length = _values.Length;
        bool isSparse = _count <= length / 2;
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length, isSparse ? _count : length);
        if (isSparse)
            _slots.AsSpan(0, _count).CopyTo(editor.Indices);
        else
            editor.Values.Clear();
        for (int i = 0; i < _count; i++)
            editor.Values[isSparse ? i : _slots[i]] = _values[i];
        value = editor.Commit();
    }
}
