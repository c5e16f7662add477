using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>The view that is checked, the way to make others like it, and what one serial reading of it gave.</summary>
internal sealed class ConformanceSubject : IDisposable
{
    private readonly Func<IDataView[], IDataView>? _make;
    private readonly List<IDisposable> _owned = [];
    private readonly Lazy<RowTable> _serial;

    public ConformanceSubject(IDataView view, ConformanceOptions? options)
    {
        View = view;
        Options = options ?? new ConformanceOptions();
        CountAtFirst = view.GetRowCount();
        _serial = new Lazy<RowTable>(() => Read(View.GetRowCursor(View.Schema)));
    }

    public ConformanceSubject(Func<IDataView[], IDataView> make, IDataView[] sources, ConformanceOptions? options)
        : this(make(sources), options)
    {
        _make = make;
        Sources = sources;
    }

    public IDataView View { get; }

    public ConformanceOptions Options { get; }

    public IDataView[] Sources { get; } = [];

    /// <summary>The row count that the view gave before it was read.</summary>
    public long? CountAtFirst { get; }

    /// <summary>The values of all columns as one cursor gives them, each got once in every row.</summary>
    public RowTable Serial => _serial.Value;

    /// <summary>A view like the one that is checked, over other sources.</summary>
    public IDataView Make(IDataView[] sources) => _make!(sources);

    /// <summary>A probe of a column that keeps its values until the check is over.</summary>
    public ColumnProbe Probe(DataViewRow row, DataViewSchema.Column column) => ColumnProbe.Of(row, column, this);

    /// <summary>Reads a cursor to its end, and disposes of it.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="columns">The columns read; all unless given.</param>
    /// <param name="ids">Whether row ids are read.</param>
    public RowTable Read(DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column>? columns = null, bool ids = false) =>
        RowTable.Read(this, cursor, columns ?? View.Schema, ids);

    /// <summary>Reads all cursors of a set, one after the other or each by a thread of its own, and disposes of them.</summary>
    public RowTable[] ReadSet(DataViewRowCursor[] cursors, bool ids = false, bool parallel = false)
    {
        try
        {
            return parallel ? Threads.Run(cursors.Length, index => Read(cursors[index], ids: ids)) : [.. cursors.Select(cursor => Read(cursor, ids: ids))];
        }
        finally
        {
            Outcome.Release(cursors);
        }
    }

    /// <summary>Disposes of a value at the end, and not before: that it outlives its reading is for one rule alone to see.</summary>
    public void Own(object? value)
    {
        if (value is not IDisposable disposable)
            return;
        lock (_owned)
            _owned.Add(disposable);
    }

    public void Dispose()
    {
        foreach (IDisposable value in _owned)
            value.Dispose();
    }
}
