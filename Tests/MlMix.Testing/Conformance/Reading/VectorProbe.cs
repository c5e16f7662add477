using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <summary>Reads a column of vectors.</summary>
internal sealed class VectorProbe<T>(string name, VectorDataViewType type, ValueGetter<VBuffer<T>> getter) : ColumnProbe(name)
{
    private const int SomeLength = 5;
    private VBuffer<T> _again;

    public override int Fillings => 5;

    public override HeldValue Read() => Get(default);

    public override HeldValue ReadOver(int filling)
    {
        int size = type.Size > 0 ? type.Size : SomeLength;
        return Get(filling switch
        {
            0 => Dense(size),
            1 => Dense(size + 3),
            2 => Dense(1),
            3 => Sparse(size + 3, Math.Min(size, 2)),
            _ => Sparse(size, 0),
        });
    }

    public override HeldValue ReadAgain()
    {
        Vector vector = Get(_again);
        _again = vector.Buffer;
        return vector;
    }

    private static VBuffer<T> Dense(int length) => new(length, Items(length));

    private static VBuffer<T> Sparse(int length, int count) => new(length, count, Items(length), [.. Enumerable.Range(0, length)]);

    private static T[] Items(int length)
    {
        var items = new T[length];
        Array.Fill(items, Garbage.Of<T>());
        return items;
    }

    private Vector Get(VBuffer<T> before)
    {
        VBuffer<T> buffer = before;
        getter(ref buffer);
        return new Vector(buffer, type);
    }

    private sealed class Vector(VBuffer<T> buffer, VectorDataViewType type) : HeldValue
    {
        public VBuffer<T> Buffer => buffer;

        public override int? Length => buffer.Length;

        // Only what is not the default counts: a vector is the same dense and sparse.
        public override string Text
        {
            get
            {
                string nothing = ValueText.Of(default(T));
                IEnumerable<string> items =
                    from item in buffer.Items()
                    let text = ValueText.Of(item.Value)
                    where text != nothing
                    select $"{item.Key}:{text}";
                return $"<{buffer.Length}>[{string.Join(' ', items)}]";
            }
        }

        public override double[]? Numbers => typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? [.. buffer.DenseValues().Select(item => Convert.ToDouble(item, CultureInfo.InvariantCulture))]
            : null;

        public override IEnumerable<ulong> Keys => type.ItemType is KeyDataViewType
            ? [.. buffer.GetValues().ToArray().Select(item => Convert.ToUInt64(item, CultureInfo.InvariantCulture))]
            : [];

        public override string? ShapeFault
        {
            get
            {
                if (type.Size > 0 && buffer.Length != type.Size)
                    return $"it has {buffer.Length} items, and its type says {type.Size}";
                int last = -1;
                foreach (int index in buffer.GetIndices())
                {
                    if (index <= last || index >= buffer.Length)
                        return $"its indices are {string.Join(' ', buffer.GetIndices().ToArray())}, of {buffer.Length} items";
                    last = index;
                }
                return null;
            }
        }

        public override void Spoil()
        {
            VBuffer<T> written = buffer;
            VBufferEditor<T> editor = VBufferEditor.CreateFromBuffer(ref written);
            editor.Values.Fill(Garbage.Of<T>()!);
            editor.Indices.Clear();
        }
    }
}
