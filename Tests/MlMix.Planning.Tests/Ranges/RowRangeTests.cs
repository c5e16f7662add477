using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Ranges;

[TestClass]
public class RowRangeTests
{
    // Cuts of a hundred percent in thousandths of a percent.
    private static readonly Gen<int[]> Cuts = Gen.Choose(0, 100_000).ArrayOf().Select(cuts => cuts.Append(0).Append(100_000).Order().ToArray());

    private static readonly Gen<(int From, int To)> Parts = Gen.Choose(0, 100_000).Two().Select(ends =>
        (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2)));

    [TestMethod]
    public void Resolve_OfARange_GivesItsRows()
    {
        Assert.AreEqual((0L, 55L), RowRange.All.Resolve(55));
        Assert.AreEqual((0L, 0L), RowRange.All.Resolve(0));
        Assert.AreEqual((20L, 40L), RowRange.Rows(20, 40).Resolve(40));
        Assert.AreEqual((20L, 55L), RowRange.Rows(20).Resolve(55));
        Assert.AreEqual((55L, 55L), RowRange.Rows(55).Resolve(55));
        Assert.AreEqual((7L, 7L), RowRange.Rows(7, 7).Resolve(55));
        Assert.AreEqual((3L, 6L), RowRange.Percent(33, 66).Resolve(10));
        Assert.AreEqual((0L, 57L), RowRange.Percent(0, 57).Resolve(100));
        Assert.AreEqual((333L, 1000L), RowRange.Percent(33.3, 100).Resolve(1000));
        Assert.AreEqual((0L, 0L), RowRange.Percent(0, double.Epsilon).Resolve(long.MaxValue));
        // 99.9 % of 9,223,372,036,854,775,807 is 9,214,148,664,817,921,031.2.
        Assert.AreEqual((9_214_148_664_817_921_031, long.MaxValue), RowRange.Percent(99.9, 100).Resolve(long.MaxValue));
    }

    [TestMethod]
    public void Resolve_OfARangeBeyondTheSource_IsAFault()
    {
        AssertFault("20..56 ends at row 56, but the source has 55 rows", () => RowRange.Rows(20, 56).Resolve(55));
        AssertFault("56..end begins at row 56, but the source has 55 rows", () => RowRange.Rows(56).Resolve(55));
        AssertFault("50%..100% of 60..70 ends at row 70", () => RowRange.Rows(60, 70).Within(RowRange.Percent(50, 100)).Resolve(55));
        AssertFault("it is -1", () => RowRange.All.Resolve(-1));
    }

    [TestMethod]
    public void Within_OfAnOuterPercentage_IsThePartOfWhatIsLeft()
    {
        Assert.AreEqual(RowRange.Percent(25, 50), RowRange.Percent(0, 50).Within(RowRange.Percent(50, 100)));
        Assert.AreEqual((24L, 36L), RowRange.Rows(20, 40).Within(RowRange.Percent(20, 80)).Resolve(55));
        Assert.AreEqual((20L, 37L), RowRange.Rows(20).Within(RowRange.Percent(0, 50)).Resolve(55));
        // Half of rows 24 to 36.
        Assert.AreEqual((24L, 30L), RowRange.Rows(20, 40).Within(RowRange.Percent(20, 80)).Within(RowRange.Percent(0, 50)).Resolve(50));
        foreach (RowRange range in Some())
        {
            Assert.AreEqual(range, range.Within(RowRange.All));
            Assert.AreEqual(range, RowRange.All.Within(range));
        }
    }

    [TestMethod]
    public void Within_OfOuterRows_IsAFault()
    {
        AssertFault("10..20 cannot be within 30..40", () => RowRange.Rows(10, 20).Within(RowRange.Rows(30, 40)));
        AssertFault("10%..20% cannot be within 30..end", () => RowRange.Percent(10, 20).Within(RowRange.Rows(30)));
        AssertFault("10%..20% cannot be within 50%..60% of 30..40",
            () => RowRange.Percent(10, 20).Within(RowRange.Rows(30, 40).Within(RowRange.Percent(50, 60))));
        Assert.ThrowsExactly<ArgumentNullException>(() => RowRange.All.Within(null!));
    }

    [TestMethod]
    public void Percentages_WhereOneBeginsAtTheOthersEnd_TileTheSource() => Law.Holds(
        from cuts in Cuts
        from rows in Rows()
        select (Cuts: cuts, Rows: rows),
        given =>
        {
            long next = 0;
            for (int i = 1; i < given.Cuts.Length; i++)
            {
                (long first, long end) = RowRange.Percent(given.Cuts[i - 1] / 1000.0, given.Cuts[i] / 1000.0).Resolve(given.Rows);
                Assert.AreEqual(next, first);
                Assert.AreEqual((long)((BigInteger)given.Rows * given.Cuts[i] / 100_000), end);
                next = end;
            }
            Assert.AreEqual(given.Rows, next);
        });

    [TestMethod]
    public void Within_OfAnyNest_ComposesAsFractions() => Law.Holds(
        from nest in Parts.NonEmptyListOf()
        from rows in Rows()
        from offset in Gen.Choose(0, 100)
        select (Nest: nest.ToArray(), Rows: rows, Offset: offset),
        given =>
        {
            RowRange range = given.Offset == 0 ? RowRange.All : RowRange.Rows(given.Offset, given.Offset + given.Rows / 2);
            long part = given.Offset == 0 ? given.Rows : given.Rows / 2;
            // The ends in units of 1 / scale.
            (BigInteger low, BigInteger high, BigInteger scale) = (0, 1, 1);
            foreach ((int from, int to) in given.Nest)
            {
                range = range.Within(RowRange.Percent(from / 1000.0, to / 1000.0));
                BigInteger length = high - low;
                (low, high, scale) = (low * 100_000 + from * length, low * 100_000 + to * length, scale * 100_000);
            }
            (long First, long End) expected = (given.Offset + (long)(part * low / scale), given.Offset + (long)(part * high / scale));
            Assert.AreEqual(expected, range.Resolve(given.Offset == 0 ? given.Rows : given.Rows + 100), $"{range} of {given.Rows}");
            AssertReads(range);
        });

    [TestMethod]
    public void Within_OfThree_NeedNotSayWhichTwoFirst() => Law.Holds(Parts.Three(), parts =>
    {
        (RowRange a, RowRange b, RowRange c) = (Percent(parts.Item1), Percent(parts.Item2), Percent(parts.Item3));
        Assert.AreEqual(a.Within(b).Within(c), a.Within(b.Within(c)));
    });

    [TestMethod]
    public void NeedsRowCount_OfAPercentageUpToTheEnd_IsTrue()
    {
        Assert.IsFalse(RowRange.All.NeedsRowCount);
        Assert.IsFalse(RowRange.Rows(20, 40).NeedsRowCount);
        Assert.IsFalse(RowRange.Rows(20).NeedsRowCount);
        Assert.IsTrue(RowRange.Percent(0, 50).NeedsRowCount);
        Assert.IsTrue(RowRange.Rows(20).Within(RowRange.Percent(0, 50)).NeedsRowCount);
        Assert.IsFalse(RowRange.Rows(20, 40).Within(RowRange.Percent(0, 50)).NeedsRowCount);
    }

    [TestMethod]
    public void ResolveWithoutRowCount_OfARange_LeavesOnlyTheSourcesOwnEndOpen()
    {
        Assert.AreEqual((0L, (long?)null), RowRange.All.ResolveWithoutRowCount());
        Assert.AreEqual((20L, (long?)null), RowRange.Rows(20).ResolveWithoutRowCount());
        Assert.AreEqual((20L, (long?)40), RowRange.Rows(20, 40).ResolveWithoutRowCount());
        Assert.AreEqual((24L, (long?)36), RowRange.Rows(20, 40).Within(RowRange.Percent(20, 80)).ResolveWithoutRowCount());
    }

    [TestMethod]
    public void ToString_OfARange_IsHowItIsTold() => OtherCulture.Run(() =>
    {
        Assert.AreEqual("all", RowRange.All.ToString());
        Assert.AreEqual("20..40", RowRange.Rows(20, 40).ToString());
        Assert.AreEqual("50..end", RowRange.Rows(50).ToString());
        Assert.AreEqual("0..0", RowRange.Rows(0, 0).ToString());
        Assert.AreEqual("20%..80%", RowRange.Percent(20, 80).ToString());
        Assert.AreEqual("0%..12.5%", RowRange.Percent(0, 12.5).ToString());
        Assert.AreEqual("0.0000001%..100%", RowRange.Percent(1e-7, 100).ToString());
        Assert.AreEqual("20%..80% of 20..40", RowRange.Rows(20, 40).Within(RowRange.Percent(20, 80)).ToString());
        Assert.AreEqual("0%..50% of 20..end", RowRange.Rows(20).Within(RowRange.Percent(0, 50)).ToString());
    });

    [TestMethod]
    public void Equals_OfTheSameRows_IsTrueForThoseAlone()
    {
        RowRange[] ranges = Some();
        for (int i = 0; i < ranges.Length; i++)
        {
            for (int j = 0; j < ranges.Length; j++)
            {
                Assert.AreEqual(i == j, ranges[i] == ranges[j], $"{ranges[i]} and {ranges[j]}");
                Assert.AreEqual(i == j, ranges[i].ToString() == ranges[j].ToString(), $"{ranges[i]} and {ranges[j]}");
            }
        }
        Assert.AreEqual(RowRange.All, RowRange.Rows(0));
        Assert.AreEqual(RowRange.All, RowRange.Percent(0, 100));
        Assert.AreEqual(RowRange.Percent(0, 50).GetHashCode(), RowRange.Parse("0.0%", "50.00%").GetHashCode());
    }

    [TestMethod]
    public void Parse_OfTwoTexts_IsTheRange() => OtherCulture.Run(() =>
    {
        Assert.AreEqual(RowRange.Percent(20, 80), RowRange.Parse("20%", "80%"));
        Assert.AreEqual(RowRange.Percent(0.5, 12.25), RowRange.Parse(" 0.5% ", "12.25 %"));
        Assert.AreEqual(RowRange.Rows(10, 50), RowRange.Parse("10", "50"));
        Assert.AreEqual(RowRange.Rows(10), RowRange.Parse("10", "end"));
        // More digits than a double has.
        Assert.AreEqual("0%..33.333333333333333333%", RowRange.Parse("0%", "33.333333333333333333%").ToString());
    });

    [TestMethod]
    [DataRow("10%", "50", "'10%' and '50' are not of one kind")]
    [DataRow("10", "50%", "'10' and '50%' are not of one kind")]
    [DataRow("10%", "end", "'10%' and 'end' are not of one kind")]
    [DataRow("end", "end", "The start must be a row or a percentage; it is 'end'")]
    [DataRow("end", "50%", "The start must be a row or a percentage; it is 'end'")]
    [DataRow("0%", "101%", "A percentage must be 0% to 100%, such as 12.5%; it is '101%'")]
    [DataRow("-1%", "50%", "it is '-1%'")]
    [DataRow("%", "50%", "it is '%'")]
    [DataRow("80%", "20%", "they are 20% and 80%")]
    [DataRow("40", "20", "they are 20 and 40")]
    [DataRow("-1", "20", "it is -1")]
    [DataRow("1.5", "20", "it is '1.5'")]
    [DataRow("1", "", "or 'end'; it is ''")]
    [DataRow("99999999999999999999", "end", "it is '99999999999999999999'")]
    public void Parse_OfAnythingElse_IsAFault(string from, string to, string part) => OtherCulture.Run(() =>
        AssertFault(part, () => RowRange.Parse(from, to)));

    [TestMethod]
    public void Factories_WithFaults_TellThem()
    {
        AssertFault("it is -1", () => RowRange.Rows(-1));
        AssertFault("they are 3 and 4", () => RowRange.Rows(4, 3));
        AssertFault("they are 3% and 4.5%", () => RowRange.Percent(4.5, 3));
        foreach (double number in new[] { double.NaN, double.PositiveInfinity, -0.1, 100.1 })
        {
            AssertFault("The start must be 0 to 100 percent", () => RowRange.Percent(number, 50));
            AssertFault("The end must be 0 to 100 percent", () => RowRange.Percent(50, number));
        }
        Assert.HasCount(2, Assert.ThrowsExactly<MixConfigurationException>(() => RowRange.Percent(-1, 101)).Faults);
        Assert.HasCount(2, Assert.ThrowsExactly<MixConfigurationException>(() => RowRange.Rows(-1, -2)).Faults);
        Assert.HasCount(2, Assert.ThrowsExactly<MixConfigurationException>(() => RowRange.Parse("a", "b")).Faults);
        Assert.ThrowsExactly<ArgumentNullException>(() => RowRange.Parse(null!, "5"));
        Assert.ThrowsExactly<ArgumentNullException>(() => RowRange.Parse("5", null!));
    }

    private static RowRange[] Some() =>
    [
        RowRange.All, RowRange.Rows(0, 0), RowRange.Rows(20, 40), RowRange.Rows(20), RowRange.Rows(40), RowRange.Percent(20, 40),
        RowRange.Percent(20, 40.5), RowRange.Percent(0, 40), RowRange.Rows(20, 40).Within(RowRange.Percent(20, 40)),
        RowRange.Rows(20).Within(RowRange.Percent(20, 40)),
    ];

    private static RowRange Percent((int From, int To) part) => RowRange.Percent(part.From / 1000.0, part.To / 1000.0);

    private static Gen<long> Rows() =>
        from number in ArbMap.Default.GeneratorFor<NonNegativeInt>()
        from shift in Gen.Choose(0, 31)
        select (long)number.Get << shift;

    // The percentages of the text make the same part again.
    private static void AssertReads(RowRange range)
    {
        string[] told = range.ToString().Split(" of ");
        if (!told[0].Contains('%', StringComparison.Ordinal))
            return;
        string[] ends = told[0].Split("..");
        RowRange rows = told.Length == 1 ? RowRange.All : RowRange.Parse(told[1].Split("..")[0], told[1].Split("..")[1]);
        Assert.AreEqual(range, rows.Within(RowRange.Parse(ends[0], ends[1])));
    }

    private static void AssertFault(string part, Action act) =>
        StringAssert.Contains(Assert.ThrowsExactly<MixConfigurationException>(act).Message, part);
}
