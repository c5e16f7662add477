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
    private readonly TValue?[] _kept = new TValue?[cursor.SourceCount];
    private readonly Lending<TValue> _lending = new(cursor.SourceCount);
    private TValue? _last;
    private int _giver = -1;

    public override void Get(ref TValue value)
    {
        int source = _cursor.Source;
        if (source >= 0 && value is not null && !ReferenceEquals(value, _last))
        {
            // A reader of several variables has it from an earlier row, and it may be one that a source will give again.
            if (_lending.Any)
                value = default!;
        }
        else if (source >= 0 && source != _giver && value is not null)
        {
            Release(_giver);
            _kept[_giver] = value;
            (value, _kept[source]) = (_kept[source]!, default);
        }
        base.Get(ref value);
        (_last, _giver) = (value, source);
        if (value is IDisposable && _lending[source] is null)
            _lending.Ask(source, value, base.Get);
    }

    public override void Close()
    {
        for (int source = 0; source < _kept.Length; source++)
            Release(source);
    }

    private void Release(int source)
    {
        (TValue? kept, _kept[source]) = (_kept[source], default);
        if (_lending[source] == false)
            (kept as IDisposable)?.Dispose();
    }
}
