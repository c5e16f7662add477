using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class ExactDecimalTests
{
    private static readonly Gen<decimal> Numbers =
        from digits in Gen.Choose(0, 1_000_000)
        from places in Gen.Choose(0, 9)
        select digits / (decimal)Math.Pow(10, places);

    [TestMethod]
    [DataRow(10L, 2.3, 23L)]
    [DataRow(100L, 2.3, 230L)]
    [DataRow(100L, 0.29, 29L)]
    [DataRow(3L, 0.5, 1L)]
    [DataRow(3L, 1e2, 300L)]
    [DataRow(3L, 1e17, 300_000_000_000_000_000L)]
    [DataRow(7L, 0.0, 0L)]
    [DataRow(7L, -0.0, 0L)]
    [DataRow(0L, 1e300, 0L)]
    [DataRow(1L, 1e300, long.MaxValue)]
    [DataRow(long.MaxValue, 5e-324, 0L)]
    [DataRow(long.MaxValue, 0.1, 922_337_203_685_477_580L)]
    [DataRow(long.MaxValue, 1.0, long.MaxValue)]
    [DataRow(long.MaxValue, 1.0000000000000002, long.MaxValue)]
    [DataRow(4_611_686_018_427_387_904L, 2.0, long.MaxValue)]
    [DataRow(4_611_686_018_427_387_903L, 2.0, long.MaxValue - 1)]
    public void FloorTimes_OfRows_IsExactOnTheDecimal(long rows, double factor, long expected) =>
        Assert.AreEqual(expected, ExactDecimal.FloorTimes(rows, factor));

    [TestMethod]
    public void FloorTimes_OfAnyDecimal_IsTheFloor() => Law.Holds(
        from number in Numbers
        from rows in ArbMap.Default.GeneratorFor<NonNegativeInt>()
        select (Number: number, Rows: (long)rows.Get),
        given => Assert.AreEqual(
            (long)decimal.Floor(given.Rows * given.Number), ExactDecimal.FloorTimes(given.Rows, (double)given.Number)));

    [TestMethod]
    public void Arithmetic_OfAnyTwo_IsThatOfDecimals() => Law.Holds(Numbers.Two(), given =>
    {
        (decimal a, decimal b) = given;
        (ExactDecimal x, ExactDecimal y) = (ExactDecimal.Of((double)a), ExactDecimal.Of((double)b));
        Assert.AreEqual(Text(a + b), (x + y).ToString());
        Assert.AreEqual(Text(a * b), (x * y).ToString());
        Assert.AreEqual(Text(Math.Abs(a - b)), (a > b ? x - y : y - x).ToString());
        Assert.AreEqual(a < b, x < y);
        Assert.AreEqual(a > b, x > y);
        Assert.AreEqual(a == b, x == y);
        Assert.AreEqual(ExactDecimal.Zero, x - x);
    });

    [TestMethod]
    [DataRow(0, "0")]
    [DataRow(0.5, "0.5")]
    [DataRow(12.5, "12.5")]
    [DataRow(100, "100")]
    [DataRow(1e-7, "0.0000001")]
    [DataRow(1.5e21, "1500000000000000000000")]
    public void ToString_OfANumber_IsInFull(double number, string expected) =>
        OtherCulture.Run(() => Assert.AreEqual(expected, ExactDecimal.Of(number).ToString()));

    [TestMethod]
    [DataRow("1.50", 1.5)]
    [DataRow("007", 7)]
    [DataRow(".5", 0.5)]
    [DataRow("5.", 5)]
    [DataRow("0.000", 0)]
    [DataRow("1000", 1000)]
    public void TryParse_OfANumber_IsEqualToThatOfTheDouble(string text, double number) => OtherCulture.Run(() =>
    {
        Assert.IsTrue(ExactDecimal.TryParse(text, out ExactDecimal parsed));
        Assert.AreEqual(ExactDecimal.Of(number), parsed);
        Assert.AreEqual(ExactDecimal.Of(number).GetHashCode(), parsed.GetHashCode());
    });

    [TestMethod]
    [DataRow("")]
    [DataRow(".")]
    [DataRow("1.2.3")]
    [DataRow("-1")]
    [DataRow("+1")]
    [DataRow("1e3")]
    [DataRow("1,5")]
    [DataRow(" 1")]
    [DataRow("NaN")]
    [DataRow("\u0661")]
    public void TryParse_OfAnythingElse_IsRefused(string text) => Assert.IsFalse(ExactDecimal.TryParse(text, out _));

    [TestMethod]
    public void OnOneScale_OfNumbers_AreInTheirRatios()
    {
        CollectionAssert.AreEqual(new BigInteger[] { 3, 70, 0 }, ExactDecimal.OnOneScale([0.03, 0.7, 0]));
        CollectionAssert.AreEqual(new BigInteger[] { 0, 0 }, ExactDecimal.OnOneScale([0, -0.0]));
        CollectionAssert.AreEqual(new[] { 1, BigInteger.Pow(10, 600) }, ExactDecimal.OnOneScale([1e-300, 1e300]));
    }

    private static string Text(decimal number) => number == 0 ? "0" : number.ToString("0.##################", CultureInfo.InvariantCulture);
}
