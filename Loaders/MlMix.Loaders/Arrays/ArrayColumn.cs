using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Arrays;
using MlMix.Columns;
using MlMix.Cursors;

namespace MlMix;

/// <summary>
/// A named column over an array that the caller already has, to be given to
/// <see cref="ArraysCatalog.LoadFromArrays(DataOperationsCatalog, ArrayColumn[])"/>.
/// </summary>
/// <remarks>
/// The array is neither copied nor changed: rows are read out of it, so it must not change while a view over it is in use. Columns are
/// immutable and may be used in any number of views and threads.
/// <para>
/// Element types are <see cref="sbyte"/>, <see cref="byte"/>, <see cref="short"/>, <see cref="ushort"/>, <see cref="int"/>,
/// <see cref="uint"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="float"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="string"/> and <see cref="ReadOnlyMemory{T}"/> of <see cref="char"/> (both are text; a null string is a missing text),
/// <see cref="DateTime"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/> and <see cref="DataViewRowId"/>.
/// </para>
/// </remarks>
public abstract class ArrayColumn
{
    private protected ArrayColumn(string name, DataViewType type, int rowCount)
    {
        Name = name;
        Type = type;
        RowCount = rowCount;
    }

    /// <summary>Gets the name of the column.</summary>
    public string Name { get; }

    /// <summary>Gets the ML.NET type of the column: a primitive type, a vector of known size, or a key type.</summary>
    public DataViewType Type { get; }

    /// <summary>Gets the number of rows: the length of the array, divided by the size of one vector for a column of vectors.</summary>
    public int RowCount { get; }

    internal virtual DataViewSchema.Annotations? Annotations => null;

    /// <summary>Makes a column with one value in each row.</summary>
    /// <typeparam name="T">The element type, one of those listed at <see cref="ArrayColumn"/>.</typeparam>
    /// <param name="name">The name of the column.</param>
    /// <param name="values">The values, one for each row; may be empty.</param>
    /// <returns>The column, whose type is the primitive type of <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="values"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="name"/> is empty, or <typeparamref name="T"/> is not one of the
    /// element types.</exception>
    public static ArrayColumn Scalar<T>(string name, T[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        var faults = new Faults("ArrayColumn.Scalar");
        CheckName(faults, name);
        var type = ArrayElements.TypeOf<T>(faults, name);
        faults.ThrowIfAny();
        return values is string[] texts
            ? new TextArrayColumn(name, texts)
            : new ScalarArrayColumn<T>(name, type!, values, null);
    }

    /// <summary>Makes a column with a vector of the same size in each row.</summary>
    /// <typeparam name="T">The element type, one of those listed at <see cref="ArrayColumn"/>.</typeparam>
    /// <param name="name">The name of the column.</param>
    /// <param name="values">The elements of all rows, row after row, the last dimension running fastest; may be empty.</param>
    /// <param name="dimensions">The dimensions of one row, for example <c>784</c> or <c>28, 28</c>; at least one, each at least 1.</param>
    /// <returns>The column, whose type is a vector with these dimensions.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="name"/> is empty, <typeparamref name="T"/> is not one of the element
    /// types, there are no dimensions or one is below 1, they multiply to more than <see cref="Array.MaxLength"/> elements, or the length
    /// of <paramref name="values"/> is not a multiple of their product.</exception>
    public static ArrayColumn Vector<T>(string name, T[] values, params int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(dimensions);
        var faults = new Faults("ArrayColumn.Vector");
        CheckName(faults, name);
        var itemType = ArrayElements.TypeOf<T>(faults, name);
        int size = ArrayElements.SizeOf(faults, name, dimensions);
        if (size > 0 && values.Length % size != 0)
        {
            faults.Add($"Column '{name}' has {values.Length} elements, which is not a multiple of the vector size {size} "
                + $"({string.Join(" x ", dimensions)}): {values.Length % size} would be left over. Give whole rows only.");
        }
        faults.ThrowIfAny();
        var type = new VectorDataViewType(itemType!, dimensions);
        return values is string[] texts
            ? new TextVectorArrayColumn(name, type, texts)
            : new VectorArrayColumn<T>(name, type, values);
    }

    /// <summary>Makes a column of keys: numbers that stand for names.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="values">The raw key values, one for each row: 0 is missing, 1 stands for the first of <paramref name="keyValues"/>,
    /// and so on; may be empty.</param>
    /// <param name="keyValues">The names that the keys stand for, at least one, all different. They become the annotation
    /// <c>KeyValues</c> of the column.</param>
    /// <returns>The column, whose type is a key of <see cref="uint"/> with as many values as there are names.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="name"/> is empty, there are no names, a name is null or given twice,
    /// or a raw key value is above the number of names.</exception>
    public static ArrayColumn Key(string name, uint[] values, params string[] keyValues)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(keyValues);
        var faults = new Faults("ArrayColumn.Key");
        CheckName(faults, name);
        KeyNames.Check(faults, name, values, keyValues);
        faults.ThrowIfAny();
        return new ScalarArrayColumn<uint>(name, new KeyDataViewType(typeof(uint), keyValues.Length), values, KeyNames.Annotate(keyValues));
    }

    /// <summary>Makes the getter over a cursor's rows; <typeparamref name="TValue"/> is the raw type of <see cref="Type"/>.</summary>
    internal abstract ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor);

    /// <inheritdoc cref="IMemoryCursor.Scalars{TValue}"/>
    internal virtual TValue[]? Scalars<TValue>() => null;

    /// <inheritdoc cref="IMemoryCursor.GetterAt{TValue}"/>
    internal virtual ValueGetter<TValue>? GetterAt<TValue>(long[] rows, int place) => null;

    private static void CheckName(Faults faults, string name)
    {
        if (name.Length == 0)
            faults.Add("The column's name is empty. Give it a name.");
    }
}
