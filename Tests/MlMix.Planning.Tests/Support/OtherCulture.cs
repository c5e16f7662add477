using System.Globalization;

namespace MlMix.Planning.Tests.Support;

/// <summary>
/// Runs a test where numbers are written as in German, and signs as nowhere, so that no number of ours can be in the thread's culture
/// unseen.
/// </summary>
internal static class OtherCulture
{
    public static void Run(Action test)
    {
        // The build knows the invariant culture only, so another is made of it.
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        german.NumberFormat.NegativeSign = "~";
        german.NumberFormat.NaNSymbol = "keine Zahl";
        german.NumberFormat.PositiveInfinitySymbol = "unendlich";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = german;
        try
        {
            Assert.AreEqual("~1,5", $"{-1.5}");
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
