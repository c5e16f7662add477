using System.Collections;
using System.Globalization;
using Microsoft.Data.Analysis;
using MlMix.Presentation;

namespace MlMix.Rendering;

/// <summary>The values of a column of a frame as people read them, in invariant culture.</summary>
internal static class CellText
{
    private const string None = "-";
    private const int LongestText = 60;
    private const int MostItems = 4;

    /// <summary>The cells of the first rows.</summary>
    public static string[] Of(DataFrameColumn column, long rows, bool isPercent)
    {
        object?[] values = Values(column, rows);
        string format = isPercent ? "0.0%" : AlignedText.Format(values.Select(Number));
        bool isDays = values.All(value => value is null or DateTime { TimeOfDay.Ticks: 0 });
        return [.. values.Select(value => Write(value, format, isDays))];
    }

    /// <summary>Whether the values are numbers, which stand to the right.</summary>
    public static bool IsNumeric(DataFrameColumn column) => column.IsNumericColumn();

    private static object?[] Values(DataFrameColumn column, long rows)
    {
        var values = new object?[Math.Min(rows, column.Length)];
        for (long row = 0; row < values.Length; row++)
            values[row] = column[row];
        return values;
    }

    // Only fractions need a common number of digits.
    private static double Number(object? value) => value is float or double or decimal ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;

    private static string Write(object? value, string format, bool isDays) => value switch
    {
        null => None,
        float or double or decimal => Unsigned(((IFormattable)value).ToString(format, CultureInfo.InvariantCulture)),
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString(isDays ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string or char => Cut(value.ToString()!, LongestText),
        IFormattable number when value.GetType().IsPrimitive => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => Cut(Items(value) ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? None, LongestText),
    };

    // What is 0 in as many digits as are shown has no sign.
    private static string Unsigned(string number) => number.StartsWith('-') && number.AsSpan(1).IndexOfAnyExcept("0.,%E+") < 0 ? number[1..] : number;

    // A vector by its first items.
    private static string? Items(object value)
    {
        if (value.GetType().GetMethod("DenseValues")?.Invoke(value, null) is not IEnumerable items)
            return null;
        string[] all = [.. items.Cast<object>().Take(MostItems + 1).Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)!)];
        return $"[{string.Join(", ", all.Take(MostItems))}{(all.Length > MostItems ? ", ..." : "")}]";
    }

    private static string Cut(string text, int longest)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        if (line.Length <= longest)
            return line;
        int end = char.IsHighSurrogate(line[longest - 4]) ? longest - 4 : longest - 3;
        return line[..end] + "...";
    }
}
