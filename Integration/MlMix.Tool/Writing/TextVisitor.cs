using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Writing;

/// <summary>Makes what writes a column of the current row as text, value by value; vectors slot by slot, zeros too.</summary>
internal abstract class TextVisitor(DataViewRow row) : ItemVisitor<Action>
{
    /// <summary>Long enough for any number, date or duration.</summary>
    protected const int LongestValue = 64;

    protected virtual void BeginVector()
    {
    }

    protected virtual void EndVector()
    {
    }

    protected abstract void WriteMissingKey();

    /// <summary>Writes the name of a key as it was encoded beforehand.</summary>
    protected abstract void WriteKey(byte[] encoded);

    protected abstract byte[] EncodeKey(object value);

    protected abstract void WriteKeyNumber(ulong number);

    protected override Action OfKeys<T>(DataViewSchema.Column column)
    {
        byte[][]? names = KeyValues.Of(column) is { } values ? [.. values.Select(EncodeKey)] : null;
        return Of<T>(column, key =>
        {
            ulong number = ulong.CreateTruncating(key);
            if (number == 0)
                WriteMissingKey();
            else if (names is not null && number <= (ulong)names.Length)
                WriteKey(names[number - 1]);
            else
                WriteKeyNumber(number - 1);
        });
    }

    protected override Action OfOthers(DataViewSchema.Column column) => throw new NotSupportedException(
        string.Create(CultureInfo.InvariantCulture, $"Column '{column.Name}' has the type {column.Type}, which has no text."));

    protected Action Of<T>(DataViewSchema.Column column, Action<T> write) =>
        column.Type is VectorDataViewType ? OfVectors(row.GetGetter<VBuffer<T>>(column), write) : OfScalars(row.GetGetter<T>(column), write);

    private static Action OfScalars<T>(ValueGetter<T> get, Action<T> write)
    {
        T value = default!;
        return () =>
        {
            get(ref value);
            write(value);
        };
    }

    private Action OfVectors<T>(ValueGetter<VBuffer<T>> get, Action<T> write)
    {
        VBuffer<T> buffer = default;
        return () =>
        {
            get(ref buffer);
            BeginVector();
            int slot = 0;
            ReadOnlySpan<T> values = buffer.GetValues();
            ReadOnlySpan<int> indices = buffer.IsDense ? default : buffer.GetIndices();
            for (int i = 0; i < values.Length; i++, slot++)
            {
                for (; !indices.IsEmpty && slot < indices[i]; slot++)
                    write(default!);
                write(values[i]);
            }
            for (; slot < buffer.Length; slot++)
                write(default!);
            EndVector();
        };
    }
}
