using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Statistics;

/// <summary>Makes the tally of a column.</summary>
internal sealed class TallyVisitor(int sources) : ItemVisitor<ColumnTally>
{
    protected override ColumnTally OfFloats<T>(DataViewSchema.Column column) => Of(
        column, new ValueRules<T, T>(value => value, T.IsNaN, double.CreateTruncating, Write<T>(null), SourceColumnStatistics.MostLabels, Ordered: null));

    protected override ColumnTally OfWholes<T>(DataViewSchema.Column column) => Of(
        column, new ValueRules<T, T>(value => value, _ => false, double.CreateTruncating, Write<T>(null), SourceColumnStatistics.MostLabels, Ordered: null));

    protected override ColumnTally OfKeys<T>(DataViewSchema.Column column)
    {
        object[]? names = KeyValues.Of(column);
        return Of(column, new ValueRules<T, T>(value => value, T.IsZero, null, Name, SourceColumnStatistics.MostDistinct, Ordered: null));

        string Name(T key)
        {
            ulong number = ulong.CreateTruncating(key);
            return KeyValues.Write(names is not null && number <= (ulong)names.Length ? names[number - 1] : number);
        }
    }

    protected override ColumnTally OfBooleans(DataViewSchema.Column column) => Of(
        column,
        new ValueRules<bool, bool>(value => value, _ => false, null, value => value ? "true" : "false", SourceColumnStatistics.MostDistinct, Ordered: null));

    // Long texts must not be kept, so they are told apart by a hash of 128 bits.
    protected override ColumnTally OfTexts(DataViewSchema.Column column) => Of(column, new ValueRules<ReadOnlyMemory<char>, UInt128>(
        value => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(value.Span)),
        value => value.IsEmpty,
        null,
        value => value.ToString(),
        SourceColumnStatistics.MostLabels,
        Ordered: labels => labels.OrderBy(label => label.Value, StringComparer.Ordinal)));

    protected override ColumnTally OfTimes<T>(DataViewSchema.Column column, string format) =>
        Of(column, new ValueRules<T, T>(value => value, _ => false, null, Write<T>(format), SourceColumnStatistics.MostLabels, Ordered: null));

    protected override ColumnTally OfRowIds(DataViewSchema.Column column) =>
        Of(column, new ValueRules<DataViewRowId, DataViewRowId>(value => value, _ => false, null, null, MostLabels: 0, Ordered: null));

    protected override ColumnTally OfOthers(DataViewSchema.Column column) => new NoTally(column);

    private ColumnTally<T, TKey> Of<T, TKey>(DataViewSchema.Column column, ValueRules<T, TKey> rules)
        where TKey : notnull => new(column, sources, rules);

    private static Func<T, string> Write<T>(string? format)
        where T : IFormattable => value => value.ToString(format, CultureInfo.InvariantCulture);
}
