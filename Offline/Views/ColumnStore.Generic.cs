namespace Microsoft.ML.Internal;

/// <summary>The values of a column of a known type.</summary>
internal sealed class ColumnStore<T> : ColumnStore
{
    private readonly Copy _copy;
    private readonly ValueGetter<T> _getter;
    private T[] _values = [];
    private int _count;

    public ColumnStore(ValueGetter<T> getter, Copy copy)
    {
        _getter = getter;
        _copy = copy;
    }

    public delegate void Copy(in T from, ref T to);

    public override void Add()
    {
        Arrays.EnsureSize(ref _values, _count + 1, null, keepOld: true);
        _getter(ref _values[_count++]);
    }

    public void Fetch(int row, ref T value) => _copy(in _values[row], ref value);
}
