using System.Globalization;

namespace MlMix.Idx;

/// <summary>Numbers of things, for messages.</summary>
internal static class Amount
{
    public static string Of(long number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");
}
