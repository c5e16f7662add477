using System.Globalization;

namespace MlMix.Tool.Report;

/// <summary>Numbers as a reader likes them, in invariant culture.</summary>
internal static class Figures
{
    public const string Unknown = "unknown";

    private static readonly (double Size, string Name)[] Units = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    public static string Rows(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rows(long? rows, string otherwise = Unknown) => rows is { } known ? Rows(known) : otherwise;

    public static string Percent(double share) => (share * 100).ToString("0.0###", CultureInfo.InvariantCulture) + " %";

    public static string Number(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A number of rows in few letters, for an axis: 2.5k.</summary>
    public static string Short(double number)
    {
        foreach ((double size, string name) in Units)
        {
            if (number >= size)
                return (number / size).ToString("0.###", CultureInfo.InvariantCulture) + name;
        }
        return number.ToString("0.###", CultureInfo.InvariantCulture);
    }
}
