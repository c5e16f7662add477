using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>
/// Follows a plan through the cursors of the sources, each of which is open in each pass from its first row wanted to its last. Where the plan has a
/// shard, the rows of the others are moved over and not delivered, so that every shard sees where sources end, and where one breaks its promise.
/// </summary>
internal sealed partial class MixedCursor : CursorBase
{
    private readonly MixPlan _plan;
    private readonly MixSchema _schema;
    private readonly IDataView[] _sources;
    private readonly ActiveColumns _active;
    private readonly Shard? _shard;
    private readonly PlanWalker _walker;
    private readonly OpenSource?[] _open;

    // The rows of each source, those outside its range too; null until its end was seen where it did not tell.
    private readonly long?[] _rowCounts;

    // The row after the last one chosen of each source that does not tell its rows; null where all are wanted.
    private readonly long?[] _chosen;
    private readonly List<MixedGetter> _getters = [];
    private readonly Delegate?[] _made;

    public MixedCursor(MixPlan plan, MixSchema schema, IDataView[] sources, ActiveColumns active)
        : base(active)
    {
        _plan = plan;
        _schema = schema;
        _sources = sources;
        _active = active;
        _shard = plan.Shard;
        _walker = plan.WalkWhole();
        _open = new OpenSource?[sources.Length];
        _rowCounts = [.. plan.Sources.Select(source => source.RowCount)];
        _chosen = [.. plan.Sources.Select((source, i) => plan.Planned(i).First + source.Choose)];
        _made = new Delegate?[schema.Output.Count];
    }

    /// <summary>Index of the source of the current row.</summary>
    public int Source { get; private set; }

    public int SourceCount => _sources.Length;

    // What comes after the last row asked for is of no interest, and may be slow or broken.
    private bool IsAtLength => _walker.Position + 1 == _plan.Length;

    private SourcePick Next
    {
        get
        {
            SourcePick current = _walker.Current;
            return current with { Row = current.Row + 1 };
        }
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        var getter = new MixedGetter<DataViewRowId>(this, "the row id", (_, cursor) => cursor.GetIdGetter());
        Bind(getter);
        return (ref DataViewRowId value) =>
        {
            getter.Get(ref value);
            // Source and pass keep the ids of equal rows apart: one row of two sources, one row read twice.
            value = value.Combine(new DataViewRowId((ulong)Source, (ulong)_walker.Current.Pass));
        };
    }

    /// <summary>What to throw when the source of the current row failed.</summary>
    public MixSourceException Failure(string what, Exception? inner = null) => Failure(_walker.Current, _walker.Position, what, inner);

    protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
    {
        int index = column.Index;
        if (_schema.Added(index) == MixColumns.SourceId)
            return (ValueGetter<TValue>)(Delegate)(ValueGetter<uint>)GetSource;
        if (_made[index] is ValueGetter<TValue> made)
            return made;
        var getter = new MixedGetter<TValue>(this, $"column '{column.Name}'",
            (source, cursor) => _schema.Open<TValue>(source, index, cursor));
        Bind(getter);
        ValueGetter<TValue> get = getter.Get;
        _made[index] = get;
        return get;
    }

    protected override bool MoveNextCore()
    {
        if (_walker.MayBeAtEndOfSource)
            FinishRow();
        while (_walker.MoveNext())
        {
            Source = _walker.Source;
            if (!MoveSource())
                TakeBack();
            else if (_shard is null || _walker.IsOwned(_shard))
                return true;
            else if (_walker.MayBeAtEndOfSource)
                FinishRow();
        }
        return false;
    }

    protected override void Close()
    {
        List<Exception> failures = [];
        for (int source = 0; source < _open.Length; source++)
        {
            try
            {
                CloseSource(source);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }
        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            throw new AggregateException("Sources of the mix failed while they were closed; all of them were closed.", failures);
    }

    private void GetSource(ref uint value)
    {
        EnsureOnRow();
        value = (uint)Source + 1;
    }

    private void FinishRow()
    {
        bool isLast = !_walker.AsksForEnd ? IsLastKnown()
            : _chosen[Source] is { } end ? IsLastOf(end)
            : IsLast();
        // Thousands of sources one after the other must not all stay open until the last one ends.
        if (isLast)
            CloseSource(Source);
    }

    private bool IsLastKnown()
    {
        if (!_walker.IsSourceEmptied)
            return false;
        if (!IsAtLength && _rowCounts[Source] == Next.Row && HasAnother())
            throw Failure(Next, _walker.Position + 1, Promise("it goes on here"), null);
        return true;
    }

    // What comes after the rows chosen is of no interest either, and in a later pass it is known that all of them are there.
    private bool IsLastOf(long end) => Next.Row == end || (_walker.Current.Pass == 0 && IsLast());

    private bool IsLast()
    {
        if (IsAtLength || HasAnother())
            return false;
        _walker.EndSource();
        _rowCounts[Source] = Next.Row;
        return true;
    }

    private bool HasAnother()
    {
        try
        {
            return _open[Source]!.Peek();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Failure(Next, _walker.Position + 1, "whether it has this row could not be found out", failure);
        }
    }

    // The row of the plan is not there. That is as it may be only where it would be the first of a source that does not tell its rows.
    private void TakeBack()
    {
        SourcePick asked = _open[Source]!.LastAsked(Source);
        SourcePick wanted = _walker.Current;
        if (!_walker.AsksForEnd || wanted.Pass > 0 || asked.Row < wanted.Row)
            throw Failure(asked, _walker.Position, Promise("it ended here"), null);
        CloseSource(Source);
        try
        {
            _walker.TakeBack();
        }
        catch (InvalidOperationException refusal)
        {
            throw Failure(refusal.Message);
        }
    }

    private string Promise(string what)
    {
        PlanSource source = _plan.Sources[Source];
        return source.RowCount is { } rows ? $"{what}, but had promised {rows} rows"
            : _walker.Current.Pass > 0 ? $"{what}, but had another number of rows in an earlier pass"
            : $"{what}, but its rows {source.Range} take part";
    }

    private MixSourceException Failure(SourcePick pick, long position, string what, Exception? inner) =>
        new(_plan.Sources[pick.Source].Name, pick, position, what, inner);
}
