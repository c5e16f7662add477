namespace MlMix.Selections;

/// <summary>
/// The rest of an order given by the caller, without the sources that dropped out. All stretches of one order share its places by source, so its memory is
/// that of the order.
/// </summary>
internal sealed class ExplicitStretch : Stretch
{
    private readonly int[] _order;
    private readonly int[][] _places;
    private readonly int _begin;
    private readonly int[] _dropped;

    /// <param name="sources">Number of sources of the plan.</param>
    /// <param name="order">The whole order.</param>
    /// <param name="dropped">Sources that are left out from the start.</param>
    public ExplicitStretch(int sources, int[] order, int[] dropped)
    {
        (_order, _dropped) = (order, dropped);
        var counts = new int[sources];
        foreach (int source in order)
            counts[source]++;
        _places = [.. counts.Select(count => new int[count])];
        for (int place = order.Length - 1; place >= 0; place--)
            _places[order[place]][--counts[order[place]]] = place;
    }

    private ExplicitStretch(ExplicitStretch before, int begin, int[] dropped)
    {
        (_order, _places) = (before._order, before._places);
        (_begin, _dropped) = (begin, dropped);
    }

    public override long Length => IndexOf(_order.Length);

    public override void Count(long rows, Span<long> counts)
    {
        int place = PlaceOf(rows);
        for (int source = 0; source < _places.Length; source++)
            counts[source] = CountBefore(source, place);
        foreach (int source in _dropped)
            counts[source] = 0;
    }

    public override (int Source, long Ordinal) At(long index)
    {
        int place = PlaceOf(index);
        return (_order[place], CountBefore(_order[place], place));
    }

    public override long PositionOf(int source, long ordinal)
    {
        int place = PlaceOfRow(source, ordinal);
        return place < _order.Length ? IndexOf(place) : long.MaxValue;
    }

    public override (long Index, int Source) Find(ReadOnlySpan<long> ordinals, bool last)
    {
        // Places stand in the order of their rows, and are at hand.
        (int Place, int Source) found = (last ? -1 : int.MaxValue, -1);
        for (int source = 0; source < ordinals.Length; source++)
        {
            if (ordinals[source] < 0)
                continue;
            int place = PlaceOfRow(source, ordinals[source]);
            if (last ? place > found.Place : place < found.Place)
                found = (place, source);
        }
        long index = found.Source < 0 ? (last ? -1 : long.MaxValue) : found.Place < _order.Length ? IndexOf(found.Place) : long.MaxValue;
        return (index, found.Source);
    }

    public override Stretch Drop(long rows, int source) => new ExplicitStretch(this, PlaceOf(rows), [.. _dropped, source]);

    public override Selector Walk(long rows) => new ExplicitSelector(_places.Length, _order, PlaceOf(rows), _dropped);

    private int PlaceOfRow(int source, long ordinal)
    {
        long row = RowsBefore(source, _begin) + ordinal;
        return row < _places[source].Length ? _places[source][row] : _order.Length;
    }

    private int CountBefore(int source, int place) => RowsBefore(source, place) - RowsBefore(source, _begin);

    private int RowsBefore(int source, int place)
    {
        int found = Array.BinarySearch(_places[source], place);
        return found < 0 ? ~found : found;
    }

    private long IndexOf(int place)
    {
        long index = place - _begin;
        foreach (int source in _dropped)
            index -= CountBefore(source, place);
        return index;
    }

    // The place at which as many rows have come as the index says, and at which a source stands that is left; the end of the order where none does.
    private int PlaceOf(long index)
    {
        int low = _begin;
        int high = _order.Length;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            (low, high) = IndexOf(middle + 1) > index ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
