using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Exploring.Tests.Rendering;

/// <summary>Frames in consoles.</summary>
[TestClass]
public sealed class TextTests
{
    [TestMethod]
    public void Frame_AsText_IsAlignedByItsTypes()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("name", ["a", "a\nline", null]),
            new Int64DataFrameColumn("rows", [1, 12_345, null]),
            new DoubleDataFrameColumn("mean", [0.5, -123.25, double.NegativeInfinity]),
            new BooleanDataFrameColumn("flag", [true, false, null]),
            new DateTimeDataFrameColumn("day", [new DateTime(2001, 2, 3), null, new DateTime(2020, 12, 31)]),
            new VBufferDataFrameColumn<float>("v", [new VBuffer<float>(5, [1, 2, 3, 4, 5]), default, new VBuffer<float>(2, 1, [2.5f], [1])]));

        // Lines end where their text does.
        Assert.AreEqual(
            """
            name      rows       mean  flag   day         v
            a            1       0.50  true   2001-02-03  [1, 2, 3, 4, ...]
            a line  12,345    -123.25  false  -           []
            -            -  -Infinity  -      2020-12-31  [0, 2.5]

            """.ReplaceLineEndings("\n"),
            frame.ToText());
    }

    [TestMethod]
    public void Frame_ThatIsTooWide_ComesInFurtherTables()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("source", ["one", "two"]),
            new Int32DataFrameColumn("first number", [1, 2]),
            new Int32DataFrameColumn("second number", [3, 4]));

        Assert.AreEqual(
            "source  first number\none                1\ntwo                2\n\nsource  second number\none                 3\ntwo                 4\n",
            frame.ToText(width: 22));
        Assert.AreEqual("source  first number  second number\none                1              3\n(1 of 2 rows)\n", frame.ToText(rows: 1));
        Assert.AreEqual("(no columns)\n", new DataFrame().ToText());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => frame.ToText(-1));
    }

    [TestMethod]
    public void Numbers_TooSmallToShow_HaveNoSign()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("x", [-1e-12, 1, -1]));

        Assert.AreEqual("      x\n 0.0000\n 1.0000\n-1.0000\n", frame.ToText());
    }

    [TestMethod]
    public void LongTexts_AreCutBetweenCharacters()
    {
        string text = string.Concat(Enumerable.Repeat("x", 56)) + "\U0001F600 and more";

        string shown = new DataFrame(new StringDataFrameColumn("t", [text])).ToText();

        Assert.AreEqual(new string('x', 56) + "...", shown.Split('\n')[1]);
    }
}
