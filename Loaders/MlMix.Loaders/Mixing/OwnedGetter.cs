using MlMix.Alignment;

namespace MlMix.Mixing;

/// <summary>
/// The getters of a column whose values are objects that may own resources, as ML.NET's images. Such a getter releases the value that it finds in the
/// caller's variable, or reuses it, or leaves it alone, as its view does: that is between the view and its own values. So what one source gave is never
/// shown to another; it is kept until that source is asked again, and released at the end.
/// </summary>
/// <typeparam name="TValue">Raw type of the column, a class.</typeparam>
internal sealed class OwnedGetter<TValue>(MixedCursor cursor, string what, Func<int, ColumnLink> linkOf)
    : MixedGetter<TValue>(cursor, what, linkOf)
{
    private readonly MixedCursor _cursor = cursor;
    private readonly (TValue? Value, bool IsLent)[] _kept = new (TValue?, bool)[cursor.SourceCount];
    private readonly bool?[] _lends = new bool?[cursor.SourceCount];
    private TValue? _last;
    private int _giver = -1;
    private bool _anyIsLent;

    /// <summary>Gets whether the value given last is its source's own; of a mix within the mix, that of the source within.</summary>
    public bool IsLent { get; private set; }

    public override void Get(ref TValue value)
    {
        int source = _cursor.Source;
        if (source >= 0 && value is not null && !ReferenceEquals(value, _last))
        {
            // A reader of several variables has it from an earlier row, and it may be one that a source will give again.
            if (_anyIsLent)
                value = default!;
        }
        else if (source >= 0 && source != _giver && value is not null)
        {
            Release(_giver);
            _kept[_giver] = (value, IsLent);
            (value, _kept[source]) = (_kept[source].Value!, default);
        }
        base.Get(ref value);
        (_last, _giver) = (value, source);
        IsLent = Lends(source, value);
        _anyIsLent |= IsLent;
    }

    public override void Close()
    {
        for (int source = 0; source < _kept.Length; source++)
            Release(source);
    }

    private bool Lends(int source, TValue value) => OfSource(source).Target is OwnedGetter<TValue> within ? within.IsLent
        : value is IDisposable && (_lends[source] ??= Lending.IsLent(value, base.Get));

    private void Release(int source)
    {
        ((TValue? kept, bool isLent), _kept[source]) = (_kept[source], default);
        if (!isLent)
            (kept as IDisposable)?.Dispose();
    }
}
