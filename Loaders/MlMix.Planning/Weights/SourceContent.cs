namespace MlMix.Weights;

/// <summary>
/// What a source delivers from its start to its end, its content: all its rows as often as they fit, then the first rows of one more pass.
/// A source that starts again does so at row 0 with the next pass: 10 rows repeated 1.5 times give passes of 10, 5, 10, 5 rows and so on.
/// A source of unknown length is taken for endless, in one pass; what is told of a row stays true once the length shows.
/// </summary>
internal readonly struct SourceContent
{
    private const long Endless = long.MaxValue;

    private readonly long _rows;
    private readonly long _content;

    // Passes in one content, the last one perhaps cut short.
    private readonly long _passes;

    /// <param name="rows">Rows of the source that take part, 0 or more; null when unknown.</param>
    /// <param name="repeat">How often they are delivered, finite, 0 or more; whole or not. Read as the decimal that stands for it.</param>
    /// <param name="choose">How many rows are delivered, 0 or more, whatever <paramref name="repeat"/> is; null to go by that.</param>
    public SourceContent(long? rows, double repeat = 1, long? choose = null)
    {
        Rows = rows;
        _rows = rows ?? Endless;
        // Of no rows, none can be delivered, however many were asked for.
        Content = rows == 0 ? 0 : choose ?? (repeat == 0 ? 0 : rows is { } known ? ExactDecimal.FloorTimes(known, repeat) : null);
        _content = Content ?? Endless;
        _passes = _content == 0 ? 0 : (_content - 1) / _rows + 1;
    }

    /// <summary>Gets the rows that take part, or null when unknown.</summary>
    public long? Rows { get; }

    /// <summary>Gets the rows delivered from start to end, the greatest number if they are more; null when unknown.</summary>
    public long? Content { get; }

    /// <summary>Whether the end of such a source cannot be told in time unless its rows are known: it lies within the first pass.</summary>
    public static bool NeedsRowCount(double repeat, long? choose) => choose is null && repeat is > 0 and < 1;

    /// <summary>Where the source stands after <paramref name="index"/> rows, counted over all its restarts. There must be a content.</summary>
    public (long Row, long Pass) At(long index)
    {
        if (_passes == 1)
        {
            (long pass, long row) = Math.DivRem(index, _content);
            return (row, pass);
        }
        (long contents, long within) = Math.DivRem(index, _content);
        (long passes, long rest) = Math.DivRem(within, _rows);
        return (rest, contents * _passes + passes);
    }

    /// <summary>How many rows come before a row of a pass, counted over all restarts; null where there is no such row.</summary>
    public long? IndexOf(long row, long pass)
    {
        if (_content == 0 || row < 0 || row >= _rows || pass < 0)
            return null;
        (long contents, long passes) = Math.DivRem(pass, _passes);
        Int128 within = (Int128)passes * _rows + row;
        Int128 index = (Int128)contents * _content + within;
        return within < _content && index <= long.MaxValue ? (long)index : null;
    }
}
