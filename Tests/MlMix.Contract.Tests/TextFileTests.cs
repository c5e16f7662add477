using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class TextFileTests
{
    private sealed class Sentence
    {
        [LoadColumn(0)]
        public string? Text { get; set; }

        [LoadColumn(1), ColumnName("Label")]
        public bool Positive { get; set; }
    }

    private sealed class Measured
    {
        [LoadColumn(0)]
        public float Label;

        [LoadColumn(1, 2)]
        public float[]? Features;

        [LoadColumn(3), KeyType(4)]
        public uint Kind;
    }

    private sealed class NotLoaded
    {
        public float Label;
    }

    [TestMethod]
    public void LoadFromTextFile_OfAClass_ReadsItsColumns()
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile<Sentence>(Write(folder, "Good, \"very\" good.\t1\n  Bad.\t0\n\nSo so \tfalse\n"));
        CollectionAssert.AreEqual(new[] { "Text: String", "Label: Boolean" }, view.Schema.Select(c => c.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "Good, \"very\" good.", "Bad.", "So so " }, view.GetColumn<string>("Text").ToArray());
        CollectionAssert.AreEqual(new[] { true, false, false }, view.GetColumn<bool>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { Id(0), Id(1), Id(2) }, view.Open("Text").Ids());
        Assert.IsNull(view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
    }

    [TestMethod]
    public void LoadFromTextFile_VectorsAndKeys_AreParsed()
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile<Measured>(Write(folder, "1,0.5,-2e3,0\n2,nan,?,3\n3,1,oops,4\n"), separatorChar: ',');
        CollectionAssert.AreEqual(
            new[] { "Label: Single", "Features: Vector<Single, 2>", "Kind: Key<UInt32, 0-3>" },
            view.Schema.Select(c => c.ToString()).ToArray());
        float[][] features = [.. view.GetColumn<float[]>("Features")];
        CollectionAssert.AreEqual(new[] { 0.5f, -2000f }, features[0]);
        CollectionAssert.AreEqual(new[] { float.NaN, float.NaN }, features[1]);
        CollectionAssert.AreEqual(new[] { 1f, float.NaN }, features[2]);
        CollectionAssert.AreEqual(new uint[] { 1, 4, 0 }, view.GetColumn<uint>("Kind").ToArray());
    }

    [TestMethod]
    public void LoadFromTextFile_AbsentFields_AreDefaultsAndVectorsSparse()
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile(
            Write(folder, "1,,,7\n,\n5,6,7,8\n"),
            [new TextLoader.Column("V", DataKind.Single, 0, 3), new TextLoader.Column("S", DataKind.Int32, 3)],
            separatorChar: ',');
        CollectionAssert.AreEqual(new[] { 7, 0, 8 }, view.GetColumn<int>("S").ToArray());
        VBuffer<float>[] vectors = [.. view.GetColumn<float[]>("V").Select(v => new VBuffer<float>(v.Length, v))];
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 7 }, vectors[0].GetValues().ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0 }, vectors[1].GetValues().ToArray());
        CollectionAssert.AreEqual(new float[] { 5, 6, 7, 8 }, vectors[2].GetValues().ToArray());
        CollectionAssert.AreEqual(new[] { false, false, true }, view.GetColumn<VBuffer<float>>("V").Select(v => v.IsDense).ToArray());
    }

    [TestMethod]
    public void LoadFromTextFile_Quoting_HidesSeparatorsOnlyWhenAllowed()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "\"a,b\",\"say \"\"x\"\"\"\n\"c\" ,d\n\"e\"f,g\n");
        TextLoader.Column[] columns = [new("A", DataKind.String, 0), new("B", DataKind.String, 1)];
        IDataView quoted = Ml.Data.LoadFromTextFile(path, columns, separatorChar: ',', allowQuoting: true);
        CollectionAssert.AreEqual(new[] { "a,b", "c", "" }, quoted.GetColumn<string>("A").ToArray());
        CollectionAssert.AreEqual(new[] { "say \"x\"", "d", "g" }, quoted.GetColumn<string>("B").ToArray());
        IDataView plain = Ml.Data.LoadFromTextFile(path, columns, separatorChar: ',');
        CollectionAssert.AreEqual(new[] { "\"a", "\"c\" ", "\"e\"f" }, plain.GetColumn<string>("A").ToArray());
    }

    [TestMethod]
    public void LoadFromTextFile_HeaderCommentsAndEmptyLines_AreNoRows()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "\n# a comment\n// another\nx\n1\n\n// more\n#2\n3");
        TextLoader.Column[] columns = [new("T", DataKind.String, 0)];
        CollectionAssert.AreEqual(
            new[] { "1", "#2", "3" }, Ml.Data.LoadFromTextFile(path, columns, hasHeader: true).GetColumn<string>("T").ToArray());
        CollectionAssert.AreEqual(new[] { "x", "1", "#2", "3" }, Ml.Data.LoadFromTextFile(path, columns).GetColumn<string>("T").ToArray());
    }

    [TestMethod]
    public void LoadFromTextFile_WithOptions_NamesSlotsAndLimitsRows()
    {
        using var folder = new TempFolder();
        var options = new TextLoader.Options
        {
            Columns = [new("V", DataKind.Single, [new TextLoader.Range(1, 2)]), new("S", DataKind.String, 0)],
            Separators = [',', ';'],
            HasHeader = true,
            TrimWhitespace = true,
            MaxRows = 2,
        };
        IDataView view = Ml.Data.LoadFromTextFile(Write(folder, "name,height; width\na,1;2\nb ;3,4   \nc,5,6\n"), options);
        VBuffer<ReadOnlyMemory<char>> names = default;
        Assert.IsTrue(view.Schema["V"].HasSlotNames());
        view.Schema["V"].GetSlotNames(ref names);
        CollectionAssert.AreEqual(new[] { "height", "width" }, names.DenseValues().Select(n => n.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b " }, view.GetColumn<string>("S").ToArray());
        CollectionAssert.AreEqual(new float[] { 3, 4 }, view.GetColumn<float[]>("V").Last());
    }

    [TestMethod]
    [DataRow("1", true)]
    [DataRow("T", true)]
    [DataRow("yes", true)]
    [DataRow("True", true)]
    [DataRow("+1", true)]
    [DataRow("0", false)]
    [DataRow("n", false)]
    [DataRow("No", false)]
    [DataRow("FALSE", false)]
    [DataRow("-1", false)]
    public void LoadFromTextFile_Boolean_IsReadFromTheseWords(string word, bool expected)
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile(Write(folder, word + "\n"), [new TextLoader.Column("B", DataKind.Boolean, 0)]);
        Assert.AreEqual(expected, view.GetColumn<bool>("B").Single());
    }

    [TestMethod]
    public void LoadFromTextFile_IntegerThatIsNone_ThrowsWhileReading()
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile(Write(folder, "12\n1.5\n"), [new TextLoader.Column("I", DataKind.Int32, 0)]);

        // ML.NET reads on several threads where there are several cores, and then wraps what they throw.
        Exception thrown = Assert.Throws<Exception>(() => view.GetColumn<int>("I").Count());
        Assert.IsTrue(thrown is InvalidOperationException or FormatException { InnerException: InvalidOperationException },
            thrown.ToString());
    }

    [TestMethod]
    public void LoadFromTextFile_DatesAndDurations_AreInvariant()
    {
        using var folder = new TempFolder();
        TextLoader.Column[] columns =
        [
            new("D", DataKind.DateTime, 0), new("T", DataKind.TimeSpan, 1), new("Z", DataKind.DateTimeOffset, 2),
        ];
        IDataView view = Ml.Data.LoadFromTextFile(Write(folder, "2001-02-03 04:05:06\t01:02:03\t2001-02-03T04:05:06+02:00\n"), columns);
        Assert.AreEqual(new DateTime(2001, 2, 3, 4, 5, 6), view.GetColumn<DateTime>("D").Single());
        Assert.AreEqual(new TimeSpan(1, 2, 3), view.GetColumn<TimeSpan>("T").Single());
        Assert.AreEqual(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)), view.GetColumn<DateTimeOffset>("Z").Single());
    }

    [TestMethod]
    public void LoadFromTextFile_BadArguments_Throw()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "1\n");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromTextFile<Sentence>(folder.File("absent.tsv")));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.LoadFromTextFile<Sentence>(""));
        Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Data.LoadFromTextFile<NotLoaded>(path));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Column("A", DataKind.Single, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Column("A", DataKind.Single, 3, 2));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TextLoader.Column(null!, DataKind.Single, 0));
    }

    [TestMethod]
    public void Cursor_OfATextFile_RefusesWrongUse()
    {
        using var folder = new TempFolder();
        IDataView view = Ml.Data.LoadFromTextFile<Sentence>(Write(folder, "a\t1\n"));
        using DataViewRowCursor cursor = view.Open("Text");
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.IsColumnActive(cursor.Schema["Label"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<bool>("Label"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<string>("Text"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Get<ReadOnlyMemory<char>>("Text"));
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    private static string Write(TempFolder folder, string text) => folder.Write("data.txt", Encoding.UTF8.GetBytes(text));
}
