using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class SourceContentTests
{
    [TestMethod]
    public void At_OfAFractionalRepeat_CutsEverySecondPassShort()
    {
        var content = new SourceContent(4, 1.5);
        Assert.AreEqual(6, content.Content);
        Assert.AreEqual("0.0 0.1 0.2 0.3 1.0 1.1 2.0 2.1 2.2 2.3 3.0 3.1 4.0", Text(content, 13));
        Assert.IsNull(content.IndexOf(2, 1));
        Assert.IsNull(content.IndexOf(4, 0));
        Assert.IsNull(content.IndexOf(-1, 0));
        Assert.IsNull(content.IndexOf(0, -1));
        Assert.AreEqual(11, content.IndexOf(1, 3));
    }

    [TestMethod]
    public void At_OfAChoice_RepeatsOrCutsRows()
    {
        Assert.AreEqual("0.0 0.1 1.0 1.1 2.0 2.1 3.0", Text(new SourceContent(3, 1, 2), 7));
        Assert.AreEqual("0.0 0.1 1.0 2.0 2.1 3.0 4.0", Text(new SourceContent(2, 0.5, 3), 7));
        Assert.AreEqual("0.0 0.1 1.0 1.1 2.0", Text(new SourceContent(2), 5));
    }

    [TestMethod]
    public void Content_OfNothing_IsEmpty()
    {
        Assert.AreEqual(0, new SourceContent(0, 3).Content);
        Assert.AreEqual(0, new SourceContent(0, 1, 5).Content);
        Assert.AreEqual(0, new SourceContent(5, 0).Content);
        Assert.AreEqual(0, new SourceContent(null, 0).Content);
        Assert.AreEqual(0, new SourceContent(5, 1, 0).Content);
        Assert.AreEqual(0, new SourceContent(3, 0.3).Content);
        Assert.IsNull(new SourceContent(3, 0.3).IndexOf(0, 0));
        Assert.IsNull(new SourceContent(null, 1, 0).IndexOf(0, 0));
    }

    [TestMethod]
    public void At_OfUnknownRows_StaysTrueOnceTheyShow()
    {
        var endless = new SourceContent(null, 1.5);
        Assert.IsNull(endless.Rows);
        Assert.IsNull(endless.Content);
        Assert.AreEqual((long.MaxValue - 1, 0L), endless.At(long.MaxValue - 1));
        Assert.AreEqual("0.0 0.1 0.2 0.3", Text(endless, 4));
        Assert.AreEqual(Text(new SourceContent(4, 1.5), 4), Text(endless, 4));

        var chosen = new SourceContent(null, 1, 3);
        Assert.AreEqual(3, chosen.Content);
        Assert.AreEqual(Text(new SourceContent(5, 1, 3), 10), Text(chosen, 10));
    }

    [TestMethod]
    [DataRow(1.0, null, false)]
    [DataRow(1.5, null, false)]
    [DataRow(0.0, null, false)]
    [DataRow(0.5, null, true)]
    [DataRow(0.5, 10L, false)]
    public void NeedsRowCount_OfAnEndWithinTheFirstPass_IsTrue(double repeat, long? choose, bool expected) =>
        Assert.AreEqual(expected, SourceContent.NeedsRowCount(repeat, choose));

    [TestMethod]
    public void At_OfGreatNumbers_DoesNotOverflow()
    {
        var single = new SourceContent(1, 1e300);
        Assert.AreEqual(long.MaxValue, single.Content);
        Assert.AreEqual((0L, long.MaxValue - 1), single.At(long.MaxValue - 1));
        Assert.AreEqual(long.MaxValue - 1, single.IndexOf(0, long.MaxValue - 1));

        var cut = new SourceContent(1L << 62, 1, (1L << 62) + 1);
        Assert.AreEqual((0L, 1L), cut.At(1L << 62));
        Assert.AreEqual(((1L << 62) - 2, 2L), cut.At(long.MaxValue));
        Assert.AreEqual(long.MaxValue, cut.IndexOf((1L << 62) - 2, 2));
        Assert.IsNull(cut.IndexOf((1L << 62) - 1, 2));
        Assert.IsNull(cut.IndexOf(0, long.MaxValue));
        Assert.IsNull(cut.IndexOf(1, 1));

        var whole = new SourceContent(long.MaxValue, 3);
        Assert.AreEqual((long.MaxValue - 1, 0L), whole.At(long.MaxValue - 1));
        Assert.IsNull(whole.IndexOf(1, 1));
    }

    [TestMethod]
    public void At_OfAnySource_IsTheListOfItsPasses() => Law.Holds(
        from rows in Gen.Choose(1, 12)
        from quarters in Gen.Choose(0, 16)
        from choose in Gen.Choose(-20, 40)
        select (Rows: rows, Repeat: quarters / 4.0, Choose: choose < 0 ? (long?)null : choose),
        given =>
        {
            var content = new SourceContent(given.Rows, given.Repeat, given.Choose);
            int size = (int)(given.Choose ?? (long)Math.Floor(given.Rows * given.Repeat));
            Assert.AreEqual(size, content.Content);
            List<(long Row, long Pass)> model = Model(given.Rows, size, 100);
            for (int i = 0; i < model.Count; i++)
                Assert.AreEqual(model[i], content.At(i), $"{given}, index {i}");
            // The last passes of the model may lie beyond its end.
            long passes = model.Count == 0 ? 20 : model[^1].Pass;
            for (long pass = 0; pass < passes; pass++)
            {
                for (long row = -1; row <= given.Rows; row++)
                {
                    int index = model.IndexOf((row, pass));
                    Assert.AreEqual(index < 0 ? null : index, content.IndexOf(row, pass), $"{given}, row {row} of pass {pass}");
                }
            }
        },
        200);

    [TestMethod]
    public void IndexOf_OfAnyIndex_IsItsInverse() => Law.Holds(
        from rows in Positive()
        from choose in Positive()
        from index in Positive()
        select (Rows: rows, Choose: choose, Index: index),
        given =>
        {
            var content = new SourceContent(given.Rows, 1, given.Choose);
            (long row, long pass) = content.At(given.Index);
            Assert.IsTrue(row >= 0 && row < given.Rows && pass >= 0, $"{given}: {row} of pass {pass}");
            Assert.AreEqual(given.Index, content.IndexOf(row, pass), $"{given}");
        },
        300);

    private static Gen<long> Positive() =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from shift in Gen.Choose(0, 61)
        select Math.Max(1, (((long)high << 31) + low) >> shift);

    private static List<(long Row, long Pass)> Model(int rows, int size, int count)
    {
        var model = new List<(long Row, long Pass)>();
        int pass = -1;
        while (size > 0 && model.Count < count)
        {
            for (int i = 0; i < size; i++)
            {
                if (i % rows == 0)
                    pass++;
                model.Add((i % rows, pass));
            }
        }
        return model;
    }

    private static string Text(SourceContent content, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(index => content.At(index)).Select(at => $"{at.Pass}.{at.Row}"));
}
