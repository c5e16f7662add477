namespace MlMix.Tool.Statistics;

/// <summary>
/// What one source delivered in one column of a mix. Each row counts as often as the mix delivered it, so a source that is repeated has a multiple of its
/// own counts, and the mean is that of what a trainer sees.
/// </summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Column">Name of the column in the mix.</param>
/// <param name="Type">The column's type, as ML.NET writes it.</param>
/// <param name="Rows">Rows delivered.</param>
/// <param name="Values">
/// Values in these rows, the missing ones too: one in each row, and in each row of a vector column as many as it has slots, those of a sparse vector that
/// are not written down too. 0 where <paramref name="IsCounted"/> is false.
/// </param>
/// <param name="Missing">Values that are missing: NaN, empty text, key 0. Booleans, whole numbers, dates and times are never missing.</param>
/// <param name="Mean">Mean of the finite numbers; null where there are none, or the values are not numbers.</param>
/// <param name="StandardDeviation">Their standard deviation, divided by their number; null where <paramref name="Mean"/> is.</param>
/// <param name="Min">The least number, infinite ones too; null where there are none, or the values are not numbers.</param>
/// <param name="Max">The greatest number, infinite ones too; null where <paramref name="Min"/> is.</param>
/// <param name="Distinct">
/// How many different values there are, missing ones apart; null where there are more than <see cref="MostDistinct"/>, and for values that are not counted.
/// </param>
/// <param name="Histogram">
/// How often each value came, the missing ones apart, by what it is written as: the key value of a key (its number where it has none), <c>false</c> and
/// <c>true</c>, a text, a number, a date. In the order of the values, text ordinally. For keys and Booleans whenever <paramref name="Distinct"/> is known; for
/// other types where they look like labels, with no more than <see cref="MostLabels"/> different values; else null.
/// </param>
/// <param name="IsCounted">
/// Whether the values were looked at. False for types whose values are not known here, such as images: of these only the rows are counted.
/// </param>
internal sealed record SourceColumnStatistics(
    string Source,
    string Column,
    string Type,
    long Rows,
    long Values,
    long Missing,
    double? Mean,
    double? StandardDeviation,
    double? Min,
    double? Max,
    int? Distinct,
    IReadOnlyDictionary<string, long>? Histogram,
    bool IsCounted)
{
    /// <summary>How many different values of one source and column are kept to count them.</summary>
    public const int MostDistinct = 10_000;

    /// <summary>How many different values a column that is neither of keys nor of Booleans may have to be shown as labels.</summary>
    public const int MostLabels = 50;
}
