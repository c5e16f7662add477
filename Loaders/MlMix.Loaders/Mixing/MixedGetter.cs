using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML;
using MlMix.Alignment;
using MlMix.Arrays;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>The getters of one column, one for each source that is open, bound once for every cursor of that source.</summary>
/// <param name="what">What they get, for messages.</param>
internal abstract class MixedGetter(string what)
{
    public string What => what;

    public abstract void Bind(int source, OpenSource open);

    /// <summary>Lets go of the source's cursor, which was closed.</summary>
    public abstract void Unbind(int source);

    /// <summary>Releases what is still held when the rows have ended.</summary>
    public virtual void Close()
    {
    }
}

/// <inheritdoc/>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
/// <param name="cursor">The cursor of the mix.</param>
/// <param name="what">What they get, for messages.</param>
/// <param name="linkOf">How a source gives the values.</param>
internal class MixedGetter<TValue>(MixedCursor cursor, string what, Func<int, ColumnLink> linkOf) : MixedGetter(what)
{
    // The rows of sources in memory, which are kept here and not by their cursors.
    private readonly long[] _rows = cursor.RowsInMemory;

    // The values of sources whose values lie in memory as they are; null for all others.
    private readonly TValue[]?[] _values = new TValue[cursor.SourceCount][];

    // Null where the source is not open.
    private readonly ValueGetter<TValue>[] _ofSource = new ValueGetter<TValue>[cursor.SourceCount];

    public override void Bind(int source, OpenSource open)
    {
        ColumnLink link = linkOf(source);
        _ofSource[source] = open.Memory is not { } memory ? link.Open<TValue>(open.Cursor)
            : link.GetterAt<TValue>(memory, _rows, source) ?? StandingOn(memory, source, link.Open<TValue>(open.Cursor));
        _values[source] = open.Memory is null ? null : link.Scalars<TValue>(open.Memory);
    }

    public override void Unbind(int source) => (_ofSource[source], _values[source]) = (null!, null);

    /// <summary>Gets the value of the current row, from its source straight into the caller's buffer.</summary>
    public virtual void Get(ref TValue value)
    {
        int source = cursor.Source;
        TValue[]?[] ofSources = _values;
        // Off the rows there is no source, so one comparison serves for both.
        if (unchecked((uint)source) >= (uint)ofSources.Length)
            cursor.ThrowNotOnRow();
        if (ofSources[source] is not { } values)
        {
            GetFrom(source, ref value);
            return;
        }
        // The plan has no row beyond those that the source has, so the length need not be looked up, which among many sources is a cache line of each.
        long row = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), source);
        ref TValue element = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), (nint)row);
        NextRow.Fetch(ref element);
        value = element;
    }

    /// <summary>The getter of a source that is open.</summary>
    protected ValueGetter<TValue> OfSource(int source) => _ofSource[source];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetFrom(int source, ref TValue value)
    {
        try
        {
            _ofSource[source](ref value);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw cursor.Failure($"{What} could not be read", failure);
        }
    }

    // What is not taken from memory as it lies there is asked of the source's cursor, which then must know the row.
    private ValueGetter<TValue> StandingOn(IMemoryCursor memory, int source, ValueGetter<TValue> getter)
    {
        long[] rows = _rows;
        return (ref TValue value) =>
        {
            memory.StandOn(rows[source]);
            getter(ref value);
        };
    }
}
