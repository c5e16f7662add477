using System.Globalization;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Statistics;

/// <summary>The rules of the column types of ML.NET.</summary>
internal static class ValueRules
{
    public static ValueRules<bool, bool> Booleans { get; } =
        new(value => value, _ => false, null, value => value ? "true" : "false", SourceColumnStatistics.MostDistinct, Ordered: null);

    /// <summary>Gets the rules of texts. Long ones must not be kept, so they are told apart by a hash of 128 bits.</summary>
    public static ValueRules<ReadOnlyMemory<char>, UInt128> Texts { get; } = new(
        value => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(value.Span)),
        value => value.IsEmpty,
        null,
        value => value.ToString(),
        SourceColumnStatistics.MostLabels,
        Ordered: labels => labels.OrderBy(label => label.Value, StringComparer.Ordinal));

    public static ValueRules<DataViewRowId, DataViewRowId> RowIds { get; } = new(value => value, _ => false, null, null, 0, Ordered: null);

    public static ValueRules<T, T> OfFloats<T>()
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(value => value, T.IsNaN, double.CreateTruncating, Write<T>(null), SourceColumnStatistics.MostLabels, Ordered: null);

    public static ValueRules<T, T> OfWholes<T>()
        where T : unmanaged, IBinaryInteger<T> =>
        new(value => value, _ => false, double.CreateTruncating, Write<T>(null), SourceColumnStatistics.MostLabels, Ordered: null);

    public static ValueRules<T, T> OfTimes<T>(string format)
        where T : unmanaged, IFormattable => new(value => value, _ => false, null, Write<T>(format), SourceColumnStatistics.MostLabels, Ordered: null);

    public static ValueRules<T, T> OfKeys<T>(DataViewSchema.Column column)
        where T : unmanaged, IBinaryInteger<T>
    {
        object[]? names = AnnotationValues.Read(column, KeyNames.Kind);
        return new ValueRules<T, T>(value => value, T.IsZero, null, Name, SourceColumnStatistics.MostDistinct, Ordered: null);

        string Name(T key)
        {
            ulong number = ulong.CreateTruncating(key);
            object shown = names is not null && number <= (ulong)names.Length ? names[number - 1] : number;
            return Convert.ToString(shown, CultureInfo.InvariantCulture)!;
        }
    }

    private static Func<T, string> Write<T>(string? format)
        where T : IFormattable => value => value.ToString(format, CultureInfo.InvariantCulture);
}
