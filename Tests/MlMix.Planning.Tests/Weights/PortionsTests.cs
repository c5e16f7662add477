using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class PortionsTests
{
    private static readonly Gen<(long Rows, int Tenths)[]> Sources =
        (from rows in Gen.Choose(1, 1000) from tenths in Gen.Choose(0, 50) select (Rows: (long)rows, Tenths: tenths))
        .NonEmptyListOf().Select(sources => sources.ToArray()).Where(sources => sources.Any(source => source.Tenths > 0));

    [TestMethod]
    public void FromProportions_OfATotal_IsToldInAllThreeWays() => CollectionAssert.AreEqual(
        new[] { new Portion(10, 0.75, 1.5, 15), new Portion(20, 0.25, 0.25, 5) },
        Portions.FromProportions([10, 20], [3, 1], 20).ToArray());

    [TestMethod]
    public void FromProportions_WithoutTotal_DividesTheRowsOfAll() =>
        CollectionAssert.AreEqual(new long[] { 20, 0, 10 }, Choices(Portions.FromProportions([10, 0, 20], [0.2, 0, 0.1])));

    [TestMethod]
    public void FromProportions_RowsLeftOver_GoToTheLargestRemainders()
    {
        // Shares 1.4, 2.1, 3.5: one row is left over, for the half.
        CollectionAssert.AreEqual(new long[] { 1, 2, 4 }, Choices(Portions.FromProportions([9, 9, 9], [0.2, 0.3, 0.5], 7)));
        // Thirds: 0.33 each of the row left over, so the first has it.
        CollectionAssert.AreEqual(new long[] { 4, 3, 3 }, Choices(Portions.FromProportions([9, 9, 9], [1, 1, 1], 10)));
        CollectionAssert.AreEqual(new long[] { 4, 4, 3 }, Choices(Portions.FromProportions([9, 9, 9], [1, 1, 1], 11)));
        // Shares 0.5, 1 and 1.5: the halves are equal, so the first has the row.
        CollectionAssert.AreEqual(new long[] { 1, 1, 1 }, Choices(Portions.FromProportions([9, 9, 9], [0.1, 0.2, 0.3], 3)));
    }

    [TestMethod]
    public void FromProportions_OfTheGreatestTotal_AddsUp()
    {
        long[] choices = Choices(Portions.FromProportions([1, 1, 1], [1e-300, 1e300, 1e300], long.MaxValue));
        CollectionAssert.AreEqual(new[] { 0, 1L << 62, (1L << 62) - 1 }, choices);
    }

    [TestMethod]
    public void FromRepeats_OfRows_AreTheWholeRows()
    {
        IReadOnlyList<Portion> portions = Portions.FromRepeats([10, 100, 3, 0], [2.3, 0.29, 0.5, 7]);
        CollectionAssert.AreEqual(new long[] { 23, 29, 1, 0 }, Choices(portions));
        Assert.AreEqual(new Portion(10, 23 / 53.0, 2.3, 23), portions[0]);
        Assert.AreEqual(new Portion(0, 0, 0, 0), portions[3]);
    }

    [TestMethod]
    public void FromChoices_OfRows_AreTheChoices() => CollectionAssert.AreEqual(
        new[] { new Portion(10, 0.75, 3, 30), new Portion(20, 0.25, 0.5, 10), new Portion(0, 0, 0, 0) },
        Portions.FromChoices([10, 20, 0], [30, 10, 0]).ToArray());

    [TestMethod]
    public void FromProportions_OfAnySources_IsWithinOneRowAndAddsUp() => Law.Holds(
        from sources in Sources
        from total in Gen.Choose(1, 100_000)
        select (Sources: sources, Total: total),
        given =>
        {
            double[] proportions = [.. given.Sources.Select(source => source.Tenths / 10.0)];
            long[] choices = Choices(Portions.FromProportions([.. given.Sources.Select(source => source.Rows)], proportions, given.Total));
            Assert.AreEqual(given.Total, choices.Sum());
            BigInteger sum = given.Sources.Sum(source => source.Tenths);
            // Both in units of 1 / sum rows: what was rounded up has no smaller remainder than what was rounded down.
            BigInteger leastUp = sum;
            BigInteger mostDown = 0;
            for (int i = 0; i < choices.Length; i++)
            {
                BigInteger error = choices[i] * sum - (BigInteger)given.Total * given.Sources[i].Tenths;
                Assert.IsLessThan(sum, BigInteger.Abs(error), $"source {i}");
                if (error > 0)
                    leastUp = BigInteger.Min(leastUp, sum - error);
                else
                    mostDown = BigInteger.Max(mostDown, -error);
            }
            Assert.IsGreaterThanOrEqualTo(mostDown, leastUp);
        },
        200);

    [TestMethod]
    public void Portions_AskedForAgainInAnyWay_AreTheSame() => Law.Holds(Sources, sources =>
    {
        long[] rows = [.. sources.Select(source => source.Rows)];
        long[] choices = [.. sources.Select(source => (long)source.Tenths)];
        Portion[] portions = [.. Portions.FromChoices(rows, choices)];
        Portion[] byRepeat = [.. Portions.FromRepeats(rows, [.. portions.Select(portion => portion.Repeat)])];
        Portion[] byProportion = [.. Portions.FromProportions(rows, [.. portions.Select(portion => portion.Proportion)], choices.Sum())];
        CollectionAssert.AreEqual(portions, byRepeat);
        CollectionAssert.AreEqual(portions, byProportion);
        Assert.AreEqual(1, portions.Sum(portion => portion.Proportion), 1e-9);
        CollectionAssert.AreEqual(choices, Choices(portions));
    });

    [TestMethod]
    public void FromProportions_WithFaults_TellsThemAll() => OtherCulture.Run(() =>
    {
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(
            () => Portions.FromProportions([-1, 5, 0], [double.NaN, -0.5, 1.5, 1], 0));
        CollectionAssert.AreEqual(
            new[]
            {
                "There are 3 sources, but 4 proportions; give one for each source.",
                "Source 1 has -1 rows; give 0 or more.",
                "The proportion of source 1 is NaN; a proportion is a finite number, 0 or more.",
                "The proportion of source 2 is -0.5; a proportion is a finite number, 0 or more.",
                "Source 3 has no rows, but its proportion is 1.5; leave it out or give it 0.",
                "The total must be 1 row or more; it is 0. Leave it out for the rows of all sources.",
            },
            thrown.Faults.ToArray());
    });

    [TestMethod]
    public void FromRepeats_OfMoreThanCanBeCounted_IsRefused() =>
        AssertFault("Source 1 of 1 repeats 10 rows 1E+300 times", () => Portions.FromRepeats([10], [1e300]));

    [TestMethod]
    public void Portions_ThatMakeNoMix_AreRefused()
    {
        AssertFault("There are no sources", () => Portions.FromProportions([], []));
        AssertFault("All proportions are 0", () => Portions.FromProportions([5], [0]));
        AssertFault("18446744073709551614 rows together", () => Portions.FromProportions([long.MaxValue, long.MaxValue], [1, 1]));
        AssertFault("No source brings a row", () => Portions.FromRepeats([5, 0], [0.1, 3]));
        AssertFault("more than 9223372036854775807", () => Portions.FromRepeats([5, 1], [1e300, 1]));
        AssertFault("The repeat of source 1 is Infinity", () => Portions.FromRepeats([5], [double.PositiveInfinity]));
        AssertFault("The choice of source 1 is -3 rows", () => Portions.FromChoices([5], [-3]));
        AssertFault("Source 1 has no rows, but 3 are chosen", () => Portions.FromChoices([0], [3]));
        AssertFault("There are 2 sources, but 1 choices", () => Portions.FromChoices([1, 1], [3]));
        Assert.AreEqual("choices", Assert.ThrowsExactly<ArgumentNullException>(() => Portions.FromChoices([1], null!)).ParamName);
        Assert.AreEqual("rows", Assert.ThrowsExactly<ArgumentNullException>(() => Portions.FromChoices(null!, [1])).ParamName);
    }

    private static void AssertFault(string part, Action act)
    {
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(act);
        Assert.HasCount(1, thrown.Faults);
        StringAssert.Contains(thrown.Message, part);
    }

    private static long[] Choices(IReadOnlyList<Portion> portions) => [.. portions.Select(portion => portion.Choose)];
}
