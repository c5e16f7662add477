using System.Diagnostics;
using System.Globalization;
using MlMix.Weights;

namespace MlMix;

/// <summary>
/// Which rows of a source take part: a run of rows, told by row numbers, by percent, or by both, the percent being of the rows told. Exact
/// whatever the numbers are: the percents that end where others begin share no row and leave none out. Immutable; ranges that mean the same
/// rows of every source are equal. (After Energon's subsets.)
/// </summary>
public sealed record RowRange
{
    private const string Thing = "Row range";

    // First the rows from _from to _to (null: to the end of the source), then of these the part from _low to _high, 0 to 1.
    private readonly long _from;
    private readonly long? _to;
    private readonly ExactDecimal _low;
    private readonly ExactDecimal _high;

    private RowRange(long from, long? to, ExactDecimal low, ExactDecimal high) => (_from, _to, _low, _high) = (from, to, low, high);

    /// <summary>Gets the range of all rows, the default of a source.</summary>
    public static RowRange All { get; } = new(0, null, ExactDecimal.Zero, ExactDecimal.One);

    /// <summary>
    /// Gets whether the rows cannot be told without the number of rows in the source, as it is for a percent of a source or of the rows up to
    /// its end.
    /// </summary>
    public bool NeedsRowCount => _to is null && !IsWhole;

    private bool IsWhole => _low == ExactDecimal.Zero && _high == ExactDecimal.One;

    /// <summary>The rows from one number to another.</summary>
    /// <param name="from">The first row, counted from 0.</param>
    /// <param name="to">
    /// The row after the last one, at least <paramref name="from"/>; where they are equal, no row takes part. Default null: to the end of the
    /// source.
    /// </param>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="from"/> is below 0, or <paramref name="to"/> is below <paramref name="from"/>.
    /// </exception>
    public static RowRange Rows(long from, long? to = null)
    {
        var faults = new Faults(Thing);
        if (from < 0)
            faults.Add($"The first row must be 0 or more; it is {from}. Rows count from 0.");
        if (to < 0)
            faults.Add($"The end must be 0 rows or more; it is {to}. Leave it out for the end of the source.");
        else if (to < from)
            faults.Add($"The end must not come before the first row; they are {to} and {from}. Exchange them, or leave the end out.");
        faults.ThrowIfAny();
        return new RowRange(from, to, ExactDecimal.Zero, ExactDecimal.One);
    }

    /// <summary>
    /// The rows from one percentage of the source to another, each rounded down to a whole row: 33 % to 66 % of 10 rows are rows 3, 4 and 5.
    /// </summary>
    /// <param name="from">
    /// Where the rows begin, in percent, 0 to 100. The value is read as the shortest decimal that stands for it, so 33.3 is 333 thousandths
    /// exactly.
    /// </param>
    /// <param name="to">Where they end, in percent, <paramref name="from"/> to 100; where the two are equal, no row takes part.</param>
    /// <exception cref="MixConfigurationException">
    /// One of the two is not a number of 0 to 100, or <paramref name="to"/> is below <paramref name="from"/>.
    /// </exception>
    public static RowRange Percent(double from, double to)
    {
        var faults = new Faults(Thing);
        CheckPercent("start", from, faults);
        CheckPercent("end", to, faults);
        faults.ThrowIfAny();
        return Percent(ExactDecimal.Of(from), ExactDecimal.Of(to), faults);
    }

    /// <summary>Reads a range in the form in which Energon's files have it.</summary>
    /// <param name="from">The first row, such as <c>"10"</c>, or a percentage, such as <c>"12.5%"</c>.</param>
    /// <param name="to">
    /// The row after the last one, such as <c>"50"</c>, or <c>"end"</c>, where <paramref name="from"/> is a row; a percentage where it is a
    /// percentage.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="to"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The texts are neither two rows nor two percentages, or the range is one that <see cref="Rows"/> or <see cref="Percent(double, double)"/>
    /// refuses.
    /// </exception>
    public static RowRange Parse(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        (from, to) = (from.Trim(), to.Trim());
        var faults = new Faults(Thing);
        if (from.EndsWith('%') && to.EndsWith('%'))
        {
            ExactDecimal low = ReadPercent(from, faults);
            ExactDecimal high = ReadPercent(to, faults);
            faults.ThrowIfAny();
            return Percent(low, high, faults);
        }
        if (from.EndsWith('%') || (to.EndsWith('%') && from != "end"))
            faults.Add($"'{from}' and '{to}' are not of one kind; give two rows, or two percentages.");
        else if (from == "end")
            faults.Add("The start must be a row or a percentage; it is 'end', which only an end may be.");
        faults.ThrowIfAny();
        long first = ReadRow(from, "", faults);
        long? last = to == "end" ? null : ReadRow(to, ", or 'end'", faults);
        faults.ThrowIfAny();
        return Rows(first, last);
    }

    /// <summary>
    /// This range of a source, and of the rows in it the part that <paramref name="outer"/> says: percentages are of what is left, so 25 % to
    /// 75 % within 0 % to 50 % are 25 % to 50 %, and rows 20 to 40 within 20 % to 80 % are rows 24 to 36.
    /// </summary>
    /// <param name="outer">The range that an enclosing mix asks for.</param>
    /// <returns>A range of the source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="outer"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="outer"/> tells rows by number, and this range is not <see cref="All"/>: numbers of rows are those of a source.
    /// </exception>
    public RowRange Within(RowRange outer)
    {
        ArgumentNullException.ThrowIfNull(outer);
        if (this == All)
            return outer;
        if (outer._from != 0 || outer._to is not null)
        {
            var faults = new Faults(Thing);
            faults.Add($"{this} cannot be within {outer}: an outer range must be in percent where the source has a range of its own, "
                + "because row numbers are those of the source. Give the outer range in percent, or the rows at the source.");
            faults.ThrowIfAny();
        }
        ExactDecimal length = _high - _low;
        return new RowRange(_from, _to, _low + outer._low * length, _low + outer._high * length);
    }

    /// <summary>Tells the rows of a source of known length.</summary>
    /// <param name="rowCount">Rows in the source, 0 or more.</param>
    /// <returns>The first row and the one after the last; they are equal where no row takes part.</returns>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="rowCount"/> is below 0, or the range begins or ends beyond the rows of the source.
    /// </exception>
    public (long First, long End) Resolve(long rowCount)
    {
        var faults = new Faults(Thing);
        if (rowCount < 0)
            faults.Add($"The row count must be 0 or more; it is {rowCount}.");
        else if (_to > rowCount)
            faults.Add($"{this} ends at row {_to}, but the source has {rowCount} rows; end at {rowCount} or before, or leave the end open.");
        else if (_from > rowCount)
            faults.Add($"{this} begins at row {_from}, but the source has {rowCount} rows; begin at {rowCount} or before.");
        faults.ThrowIfAny();
        return Part(_to ?? rowCount);
    }

    /// <summary>Gives the form in which the range is told, the same for equal ranges.</summary>
    /// <returns>For example <c>all</c>, <c>20..40</c>, <c>50..end</c>, <c>20%..80%</c>, <c>20%..80% of 20..40</c>.</returns>
    public override string ToString()
    {
        string rows = string.Create(CultureInfo.InvariantCulture, $"{_from}..{(_to is { } to ? to : "end")}");
        bool isAll = _from == 0 && _to is null;
        if (IsWhole)
            return isAll ? "all" : rows;
        string percent = $"{InPercent(_low)}..{InPercent(_high)}";
        return isAll ? percent : $"{percent} of {rows}";
    }

    /// <summary>The rows of a source of unknown length; the end is null where it is the source's own.</summary>
    internal (long First, long? End) ResolveWithoutRowCount()
    {
        Debug.Assert(!NeedsRowCount);
        return _to is { } end ? Part(end) : (_from, null);
    }

    private (long First, long End) Part(long end) => (_from + _low.FloorTimes(end - _from), _from + _high.FloorTimes(end - _from));

    private static RowRange Percent(ExactDecimal from, ExactDecimal to, Faults faults)
    {
        if (from > to)
            faults.Add($"The end must not come before the start; they are {to}% and {from}%. Exchange them.");
        faults.ThrowIfAny();
        ExactDecimal hundredth = ExactDecimal.Of(0.01);
        return new RowRange(0, null, from * hundredth, to * hundredth);
    }

    private static void CheckPercent(string what, double percent, Faults faults)
    {
        if (!(percent is >= 0 and <= 100))
            faults.Add($"The {what} must be 0 to 100 percent; it is {percent}.");
    }

    private static ExactDecimal ReadPercent(string text, Faults faults)
    {
        if (!ExactDecimal.TryParse(text[..^1].TrimEnd(), out ExactDecimal percent) || percent > ExactDecimal.Of(100))
            faults.Add($"A percentage must be 0% to 100%, such as 12.5%; it is '{text}'.");
        return percent;
    }

    private static long ReadRow(string text, string orElse, Faults faults)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long row))
            faults.Add($"A row must be a whole number such as 10, or a percentage such as 12.5%{orElse}; it is '{text}'.");
        return row;
    }

    private static string InPercent(ExactDecimal part) => $"{part * ExactDecimal.Of(100)}%";
}
