using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>One column of a <see cref="FakeDataView"/>: any type, any annotations, values computed by row.</summary>
public sealed class FakeColumn
{
    private readonly Func<Func<long>, Delegate> _getter;

    private FakeColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations, Func<Func<long>, Delegate> getter)
    {
        Name = name;
        Type = type;
        Annotations = annotations;
        _getter = getter;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    public DataViewSchema.Annotations? Annotations { get; }

    /// <summary>A column of values that are not vectors.</summary>
    public static FakeColumn Of<T>(string name, DataViewType type, Func<long, T> value, DataViewSchema.Annotations? annotations = null) =>
        new(name, type, annotations, row => (ValueGetter<T>)((ref T result) => result = value(row())));

    /// <summary>A column of vectors. Rows are copied out, as ML.NET's own views do, so readers may write into what they get.</summary>
    public static FakeColumn OfVectors<T>(
        string name, VectorDataViewType type, Func<long, VBuffer<T>> value, DataViewSchema.Annotations? annotations = null) =>
        new(name, type, annotations, row => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> result) => value(row()).CopyTo(ref result)));

    /// <summary>A key column of UInt32 with text key values.</summary>
    public static FakeColumn Key(string name, Func<long, uint> raw, params string[] keyValues) =>
        Of(name, new KeyDataViewType(typeof(uint), keyValues.Length), raw, Texts("KeyValues", keyValues));

    /// <summary>Annotations with one vector of texts.</summary>
    public static DataViewSchema.Annotations Texts(string kind, params string[] texts)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        ReadOnlyMemory<char>[] values = [.. texts.Select(text => text.AsMemory())];
        builder.Add(
            kind,
            new VectorDataViewType(TextDataViewType.Instance, texts.Length),
            (ref VBuffer<ReadOnlyMemory<char>> result) => new VBuffer<ReadOnlyMemory<char>>(values.Length, values).CopyTo(ref result));
        return builder.ToAnnotations();
    }

    /// <summary>A getter of the column over a cursor's current row.</summary>
    internal Delegate CreateGetter(Func<long> row) => _getter(row);
}
