using System.Collections;
using System.Globalization;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse, over buffers that whoever holds it by ref may write again.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    /// <summary>The number of items, implicit defaults included.</summary>
    public readonly int Length;

    /// <summary>Makes a dense vector over the first <paramref name="length"/> values.</summary>
    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Guard.Param(length >= 0, nameof(length));
        Guard.Param(Arrays.Size(values) >= length, nameof(values), "There are fewer values than the vector is long.");
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>Makes a vector with <paramref name="count"/> explicit values; sparse when that is less than the length.</summary>
    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Guard.Param(length >= 0, nameof(length));
        Guard.Param(count >= 0 && count <= length, nameof(count), "The count of explicit values is from 0 to the length.");
        Guard.Param(Arrays.Size(values) >= count, nameof(values), "There are fewer values than the count says.");
        Guard.Param(count == length || Arrays.Size(indices) >= count, nameof(indices), "There are fewer indices than the count says.");
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether every item is explicit.</summary>
    public bool IsDense => _count == Length;

    /// <summary>The explicit values.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The positions of the explicit values, rising; empty when dense.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies to a dense vector.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies, staying dense or sparse.</summary>
    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Copies a range, staying dense or sparse.</summary>
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Guard.Param(sourceIndex >= 0 && sourceIndex <= Length, nameof(sourceIndex));
        Guard.Param(length >= 0 && sourceIndex <= Length - length, nameof(length));

        int first = sourceIndex;
        int count = length;
        if (!IsDense)
        {
            ReadOnlySpan<int> indices = GetIndices();
            first = Arrays.LowerBound(indices, sourceIndex);
            count = Arrays.LowerBound(indices, sourceIndex + length) - first;
        }

        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, count);
        GetValues().Slice(first, count).CopyTo(editor.Values);
        for (int i = 0; i < editor.Indices.Length; i++)
            editor.Indices[i] = _indices[first + i] - sourceIndex;
        destination = editor.Commit();
    }

    /// <summary>Copies all items, defaults included.</summary>
    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    /// <summary>Copies all items, with <paramref name="defaultValue"/> for those a sparse vector leaves out.</summary>
    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Guard.Param(destinationIndex >= 0 && destinationIndex <= destination.Length - Length, nameof(destination),
            "The destination is too short.");

        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        // As in ML.NET, a vector without explicit values gives the type's default and not the caller's.
        target.Fill(_count == 0 ? default : defaultValue);
        for (int i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    /// <summary>Copies a part of an array to a dense vector.</summary>
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        Guard.Param(length >= 0 && length <= Arrays.Size(source), nameof(length));
        Guard.Param(sourceIndex >= 0 && sourceIndex <= Arrays.Size(source) - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Positions and values: the explicit ones, or all.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (!all && !IsDense)
            return ExplicitItems();
        return DenseValues().Select((value, index) => new KeyValuePair<int, T>(index, value));
    }

    /// <summary>All values, defaults included.</summary>
    public IEnumerable<T> DenseValues()
    {
        int next = 0;
        for (int i = 0; i < Length; i++)
        {
            if (IsDense)
                yield return _values[i];
            else if (next < _count && _indices[next] == i)
                yield return _values[next++];
            else
                yield return default;
        }
    }

    /// <summary>The item at a position.</summary>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>The item at a position.</summary>
    public T GetItemOrDefault(int index)
    {
        Guard.Param(index >= 0 && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        ReadOnlySpan<int> indices = GetIndices();
        int at = Arrays.LowerBound(indices, index);
        return at < _count && indices[at] == index ? _values[at] : default;
    }

    /// <inheritdoc/>
    public override string ToString() => IsDense
        ? string.Create(CultureInfo.InvariantCulture, $"Dense vector of size {Length}")
        : string.Create(CultureInfo.InvariantCulture, $"Sparse vector of size {Length}, {_count} explicit values");

    /// <summary>Enumerates the buffer of values as it is, which may be longer than the vector.</summary>
    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    internal VBufferEditor<T> Edit() => Edit(Length, _count, null, false, false);

    internal VBufferEditor<T> Edit(int length, int? valuesCount, int? maxCapacity, bool keepOld, bool wantIndices)
    {
        Guard.Param(length >= 0, nameof(length), "A length is not negative.");
        int count = valuesCount ?? length;
        Guard.Param(count >= 0 && count <= length, nameof(valuesCount), "The count of explicit values is from 0 to the length.");

        T[] values = _values;
        int[] indices = _indices;
        bool newValues = Arrays.EnsureSize(ref values, count, maxCapacity, keepOld);
        bool newIndices = (wantIndices || count < length) && Arrays.EnsureSize(ref indices, count, maxCapacity, keepOld);
        return new VBufferEditor<T>(length, count, values, indices, wantIndices, newValues, newIndices);
    }

    private IEnumerable<KeyValuePair<int, T>> ExplicitItems()
    {
        for (int i = 0; i < _count; i++)
            yield return new KeyValuePair<int, T>(_indices[i], _values[i]);
    }
}
