using System.Text;

namespace MlMix.Presentation;

/// <summary>Tables of text whose columns are below each other, each column as its cells, that of the head first.</summary>
internal static class AlignedText
{
    /// <summary>One format for a column of numbers, so that its points are below each other: at least four digits of its largest value.</summary>
    public static string Format(IEnumerable<double> values)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int power = largest == 0 ? 0 : (int)Math.Floor(Math.Log10(largest));
        return power switch
        {
            < -6 or > 9 => "0.000E+0",
            < 0 => "0." + new string('0', 3 - power),
            < 4 => "#,0." + new string('0', 4 - power),
            _ => "#,0",
        };
    }

    /// <summary>The cells of a column, all as wide as the widest.</summary>
    public static string[] Aligned(bool left, string[] cells)
    {
        int width = cells.Max(cell => cell.Length);
        return [.. cells.Select(cell => left ? cell.PadRight(width) : cell.PadLeft(width))];
    }

    /// <summary>The lines of columns beside each other.</summary>
    public static string[] Joined(IReadOnlyList<string[]> columns, string gap) =>
        [.. Enumerable.Range(0, columns[0].Length).Select(line => string.Join(gap, columns.Select(column => column[line])))];

    /// <summary>Adds lines, without white space at their ends.</summary>
    public static StringBuilder Write(StringBuilder text, string[] lines)
    {
        foreach (string line in lines)
            text.Append(line.TrimEnd()).Append('\n');
        return text;
    }
}
