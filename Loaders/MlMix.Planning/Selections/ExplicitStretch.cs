namespace MlMix.Selections;

/// <summary>The rest of an order given by the caller, without the sources that dropped out. Its memory is that of the order.</summary>
internal sealed class ExplicitStretch : Stretch
{
    private readonly int[] _order;
    private readonly int[] _dropped;

    // Where in the order each row of the stretch stands, how many of its source come before it, and the rows of each source.
    private readonly List<int> _places = [];
    private readonly List<int> _ordinals = [];
    private readonly List<int>[] _rows;

    /// <param name="sources">Number of sources of the plan.</param>
    /// <param name="order">The whole order.</param>
    /// <param name="begin">Where in it the stretch begins.</param>
    /// <param name="dropped">The sources that dropped out.</param>
    public ExplicitStretch(int sources, int[] order, int begin, int[] dropped)
    {
        (_order, _dropped) = (order, dropped);
        _rows = new List<int>[sources];
        for (int source = 0; source < sources; source++)
            _rows[source] = [];
        for (int place = begin; place < order.Length; place++)
        {
            if (dropped.Contains(order[place]))
                continue;
            List<int> rows = _rows[order[place]];
            _ordinals.Add(rows.Count);
            rows.Add(_places.Count);
            _places.Add(place);
        }
    }

    public override long Length => _places.Count;

    public override void Count(long rows, Span<long> counts)
    {
        for (int source = 0; source < _rows.Length; source++)
        {
            int place = _rows[source].BinarySearch((int)rows);
            counts[source] = place < 0 ? ~place : place;
        }
    }

    public override (int Source, long Ordinal) At(long index) => (_order[_places[(int)index]], _ordinals[(int)index]);

    public override long PositionOf(int source, long ordinal) =>
        ordinal < _rows[source].Count ? _rows[source][(int)ordinal] : long.MaxValue;

    public override Stretch Drop(long rows, int source) =>
        new ExplicitStretch(_rows.Length, _order, PlaceAfter((int)rows), [.. _dropped, source]);

    public override Selector Walk(long rows) => new ExplicitSelector(_rows.Length, _order, PlaceAfter((int)rows), _dropped);

    private int PlaceAfter(int rows) => rows < _places.Count ? _places[rows] : _order.Length;
}
