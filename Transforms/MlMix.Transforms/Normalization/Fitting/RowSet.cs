namespace MlMix.Normalization;

/// <summary>A set of row numbers: a bit each, in pages, as they come in runs.</summary>
internal sealed class RowSet
{
    private const int BitsPerPage = 1 << 16;
    private const int BitsPerWord = 64;

    private readonly Dictionary<long, ulong[]> _pages = [];
    private long _latestNumber = -1;
    private ulong[] _latest = [];

    /// <summary>Adds a row; false when it was there.</summary>
    public bool Add(long row)
    {
        (long number, long place) = Math.DivRem(row, BitsPerPage);
        if (number != _latestNumber)
        {
            if (!_pages.TryGetValue(number, out _latest!))
                _pages[number] = _latest = new ulong[BitsPerPage / BitsPerWord];
            _latestNumber = number;
        }

        ref ulong word = ref _latest[place / BitsPerWord];
        ulong bit = 1UL << (int)(place % BitsPerWord);
        bool isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
