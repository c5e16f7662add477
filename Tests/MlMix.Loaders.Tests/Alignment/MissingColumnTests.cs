using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Columns that some sources have and others have not are refused, or filled with missing or given values.</summary>
[TestClass]
public class MissingColumnTests
{
    private static readonly FakeDataView Other = One(NumberDataViewType.Single, 7f);

    [TestMethod]
    public void Refuse_ColumnsOnEitherSide_NamesThem() => Refused(
        Over(
            new FakeDataView(1, Column("Label", NumberDataViewType.Single, 1f), Column("Weight", NumberDataViewType.Single, 1f)),
            new FakeDataView(1, Column("label", NumberDataViewType.Single, 1f), Column("Weight", NumberDataViewType.Single, 1f))),
        "Column 'Label' (Single) is in 'a' but not in 'b'; rename one to it (Rename), "
            + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).",
        "Column 'label' (Single) is in 'b' but not in 'a'; rename one to it (Rename), "
            + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).");

    [TestMethod]
    public void Refuse_InManySources_NamesTheFirst()
    {
        IDataView[] views = [Other, .. Enumerable.Repeat(new FakeDataView(1), 9)];

        Refused(Over(views), "Column 'X' (Single) is in 'a' but not in 'b', 'c', 'd', 'e', 'f' and 4 more; rename one to it (Rename), "
            + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).");
    }

    [TestMethod]
    public void Fill_OfTypesWithAMissingValue_GivesIt()
    {
        var full = new FakeDataView(1,
            Column("Single", NumberDataViewType.Single, 1f),
            Column("Double", NumberDataViewType.Double, 2d),
            Column("Text", TextDataViewType.Instance, "three".AsMemory()),
            FakeColumn.Key("Key", row => 1, "cat", "dog"),
            Column("Bare", new KeyDataViewType(typeof(byte), 9), (byte)4),
            FakeColumn.OfVectors("Fixed", new VectorDataViewType(NumberDataViewType.Single, 2), row => Dense(5f, 6)),
            FakeColumn.OfVectors("Words", new VectorDataViewType(TextDataViewType.Instance, 2), row => Dense("a".AsMemory(), "b".AsMemory())),
            FakeColumn.OfVectors("Variable", new VectorDataViewType(NumberDataViewType.Int32), row => Dense(7, 8, 9)));
        var empty = new FakeDataView(1);

        foreach (bool isFirst in new[] { true, false })
        {
            MixedDataView mix = Concat(new MixOptions { MissingColumns = MissingColumns.Fill }, isFirst ? Over(empty, full) : Over(full, empty));
            int filled = isFirst ? 0 : 1;

            CollectionAssert.AreEqual(full.Schema.Select(column => column.Type).ToArray(), mix.Schema.SkipLast(1).Select(column => column.Type).ToArray());
            CollectionAssert.AreEqual(new[] { "cat", "dog" }, KeyValues(mix.Schema["Key"]));
            Assert.AreEqual(float.NaN, ViewRows.Column<float>(mix, "Single")[filled]);
            Assert.AreEqual(double.NaN, ViewRows.Column<double>(mix, "Double")[filled]);
            Assert.IsTrue(ViewRows.Column<ReadOnlyMemory<char>>(mix, "Text")[filled].IsEmpty);
            Assert.AreEqual(0u, ViewRows.Column<uint>(mix, "Key")[filled]);
            Assert.AreEqual(0, ViewRows.Column<byte>(mix, "Bare")[filled]);
            Assert.AreEqual("NaN NaN", VectorTexts<float>(mix, "Fixed")[filled]);
            Assert.AreEqual(" ", VectorTexts<ReadOnlyMemory<char>>(mix, "Words")[filled]);
            Assert.AreEqual("", VectorTexts<int>(mix, "Variable")[filled]);
            Assert.AreEqual("7 8 9", VectorTexts<int>(mix, "Variable")[1 - filled]);
            Assert.AreEqual("three", Texts(mix, "Text")[1 - filled]);
        }
    }

    [TestMethod]
    public void Fill_OfTypesWithoutAMissingValue_NeedsOne()
    {
        var full = new FakeDataView(1,
            Column("Count", NumberDataViewType.Int32, 1),
            Column("Flag", BooleanDataViewType.Instance, true),
            Column("Day", DateTimeDataViewType.Instance, new DateTime(2020, 1, 2)),
            FakeColumn.OfVectors("Pixels", new VectorDataViewType(NumberDataViewType.Byte, 2), row => Dense<byte>(1, 2)));
        var day = new DateTime(2021, 3, 4);
        var given = new Dictionary<string, object?> { ["Count"] = 5L, ["Flag"] = false, ["Day"] = day, ["Pixels"] = 9 };

        MixedDataView mix = Concat(new MixSource("a", full), new MixSource("b", new FakeDataView(1)) { Fill = given });

        CollectionAssert.AreEqual(new[] { 1, 5 }, ViewRows.Column<int>(mix, "Count"));
        CollectionAssert.AreEqual(new[] { true, false }, ViewRows.Column<bool>(mix, "Flag"));
        Assert.AreEqual(day, ViewRows.Column<DateTime>(mix, "Day")[1]);
        CollectionAssert.AreEqual(new[] { "1 2", "9 9" }, VectorTexts<byte>(mix, "Pixels"));
        Refused(
            new MixOptions { MissingColumns = MissingColumns.Fill },
            Over(full, new FakeDataView(1)),
            "Source 'b' has no column 'Count' (Int32), and this type has no missing value; give a value by Fill of the source.",
            "Source 'b' has no column 'Flag' (Boolean), and this type has no missing value; give a value by Fill of the source.",
            "Source 'b' has no column 'Day' (DateTime), and this type has no missing value; give a value by Fill of the source.",
            "Source 'b' has no column 'Pixels' (Vector<Byte, 2>), and this type has no missing value; give a value by Fill of the source.");
    }

    [TestMethod]
    public void Fill_OfStructuredTypes_IsNoValue()
    {
        var picture = new PictureType();
        MixedDataView mix = Concat(
            new MixOptions { MissingColumns = MissingColumns.Fill }, Over(One(picture, "a picture", "another"), new FakeDataView(1)));

        Assert.AreSame(picture, mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "a picture", "another", null }, ViewRows.Column<string>(mix, "X"));
        Refused(
            [new MixSource("a", One(picture, "a picture")), new MixSource("b", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = "p" } }],
            "Source 'b': Fill gives a value for column 'X' (Picture), whose values own resources; give null, no value.");
    }

    [TestMethod]
    public void Fill_OfKeys_IsAValueThatJoinsTheUnion()
    {
        MixedDataView mix = Concat(new MixSource("a", Keys(["cat", "dog"], 2)), Filled("b", "cow"), Filled("c", "cat"), Filled("d", null));

        CollectionAssert.AreEqual(new[] { "cat", "dog", "cow" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 2, 3, 1, 0 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void Fill_OfVectors_TakesAnArrayOrOneItem()
    {
        FakeDataView two = Vectors(new VectorDataViewType(NumberDataViewType.Single, 2), Dense(1f, 2));
        FakeDataView any = Vectors(new VectorDataViewType(NumberDataViewType.Single), Dense(1f, 2, 3));

        CollectionAssert.AreEqual(
            new[] { "1 2", "3 4", "5 5", "0 0" },
            VectorTexts<float>(Concat(new MixSource("a", two), Filled("b", new[] { 3, 4 }), Filled("c", 5), Filled("d", 0)), "X"));
        CollectionAssert.AreEqual(
            new[] { "1 2 3", "4", "" }, VectorTexts<float>(Concat(new MixSource("a", any), Filled("b", new[] { 4f }), Filled("c", null)), "X"));
        Refused(
            [new MixSource("a", two), Filled("b", new[] { 3, 4, 5 })],
            "Source 'b': Fill gives 3 items for column 'X', which is Vector<Single, 2> in the mix; give one item, or 2.");
        Refused(
            [new MixSource("a", any), Filled("b", 4)], "Source 'b': Fill gives one item for column 'X', which is Vector<Single> in the mix; give an array.");
        Refused(
            [new MixSource("a", Other), Filled("b", new[] { 4 })],
            "Source 'b': Fill gives 1 items for column 'X', which is Single in the mix; give one value.");
    }

    [TestMethod]
    [DataRow(3, "'3' (Int32)")]
    [DataRow('c', "'c' (Char)")]
    [DataRow(true, "'True' (Boolean)")]
    public void Fill_OfTextThatIsNone_IsRefused(object value, string text)
    {
        Refused(
            [new MixSource("a", One(TextDataViewType.Instance, "x".AsMemory())), Filled("b", value)],
            $"Source 'b': Fill gives {text} for column 'X', which is String in the mix; give a value of that type.");
        Refused(
            [new MixSource("a", Keys(["cat"], 1)), Filled("b", value)],
            $"Source 'b': Fill gives {text} for column 'X', which is Key<UInt32, 0-0> in the mix; give a value of that type.");
    }

    [TestMethod]
    [DataRow(3.5, "'3.5' (Double)")]
    [DataRow("3", "'3' (String)")]
    [DataRow(300, "'300' (Int32)")]
    [DataRow(-1L, "'-1' (Int64)")]
    [DataRow(true, "'True' (Boolean)")]
    [DataRow(double.NaN, "'NaN' (Double)")]
    public void Fill_ThatTheTypeDoesNotHold_IsRefused(object value, string text) => Refused(
        [new MixSource("a", One<byte>(NumberDataViewType.Byte, 1)), Filled("b", value)],
        $"Source 'b': Fill gives {text} for column 'X', which is Byte in the mix; give a value of that type.");

    [TestMethod]
    public void Fill_OfAColumnThatIsThereOrNowhere_IsRefused()
    {
        var fill = new Dictionary<string, object?> { ["X"] = 1f, ["Z"] = 2f };

        Refused(
            [new MixSource("a", Other) { Fill = fill }],
            "Source 'a': Fill names column 'X', which it has; Fill is for columns that are not there, and does not replace missing values, so take it out.",
            "Source 'a': Fill names a column 'Z', which no source has; there are 'X'.");
    }

    [TestMethod]
    public void Annotations_OfAColumnThatASourceLacks_AreKept()
    {
        MixedDataView mix = Concat(new MixOptions { MissingColumns = MissingColumns.Fill }, Over(
            new FakeDataView(1, FakeColumn.OfVectors(
                "X", new VectorDataViewType(NumberDataViewType.Single, 2), row => Dense(1f, 2), FakeColumn.Texts("SlotNames", "x", "y"))),
            new FakeDataView(1)));

        Assert.IsTrue(mix.Schema["X"].HasSlotNames());
    }

    [TestMethod]
    public void Rows_OfTwoTypes_ComeIntoOneForm()
    {
        IDataView images = Ml.Data.LoadFromEnumerable(new[] { new ImageRow { Pixels = [1, 2] }, new ImageRow { Pixels = [3, 4] } });
        IDataView captioned = Ml.Data.LoadFromEnumerable(new[] { new CaptionedRow { Caption = "a cat", Pixels = [5, 6] } });

        MixedDataView mix = Concat(new MixOptions { MissingColumns = MissingColumns.Fill }, Over(images, captioned));

        CollectionAssert.AreEqual(new[] { "1 2", "3 4", "5 6" }, VectorTexts<float>(mix, "Pixels"));
        CollectionAssert.AreEqual(new[] { "", "", "a cat" }, Texts(mix, "Caption"));
    }

    private static MixSource Filled(string name, object? value) =>
        new(name, new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = value } };

    private class ImageRow
    {
        [VectorType(2)]
        public float[] Pixels { get; set; } = [];
    }

    private sealed class CaptionedRow : ImageRow
    {
        public string Caption { get; set; } = "";
    }

    private sealed class PictureType() : StructuredDataViewType(typeof(string))
    {
        public override bool Equals(DataViewType? other) => other is PictureType;

        public override string ToString() => "Picture";
    }
}
