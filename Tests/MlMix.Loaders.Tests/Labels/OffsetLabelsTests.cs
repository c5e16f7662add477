using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Labels;

/// <summary>The classes of each source behind those of the sources before it.</summary>
[TestClass]
public class OffsetLabelsTests
{
    private static MixOptions Offset => new() { Labels = LabelSpace.Offset("X") };

    [TestMethod]
    public void Keys_WithValues_GetReadableNames()
    {
        MixSource[] sources = [new("digits", Keys(["zero", "one"], 1, 2, 0, 3)), new("fashion", Keys(["Boot", "Bag", "Shirt"], 1, 3, 0, 4))];
        MixedDataView mix = Concat(Offset, sources);

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 5), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "digits/zero", "digits/one", "fashion/Boot", "fashion/Bag", "fashion/Shirt" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 0, 3, 5, 0, 0 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void Keys_WithValuesInSomeOrNone_AreNamedByNumberWhereTheyHaveNone()
    {
        FakeDataView bare = One(new KeyDataViewType(typeof(byte), 2), (byte)1, (byte)2);
        MixedDataView some = Concat(Offset, Over(Keys(["cat"], 1), bare));
        MixedDataView none = Concat(Offset, Over(bare, bare));

        CollectionAssert.AreEqual(new[] { "a/cat", "b/0", "b/1" }, KeyValues(some.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3 }, ViewRows.Column<uint>(some, "X"));
        Assert.AreEqual(new KeyDataViewType(typeof(byte), 4), none.Schema["X"].Type);
        Assert.IsFalse(none.Schema["X"].HasKeyValues());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4 }, ViewRows.Column<byte>(none, "X"));
    }

    [TestMethod]
    public void Keys_BeyondTheirRawType_AreWidened()
    {
        FakeDataView bare = One(new KeyDataViewType(typeof(byte), 200), (byte)200);
        MixedDataView mix = Concat(Offset, Over(bare, bare));

        Assert.AreEqual(new KeyDataViewType(typeof(ushort), 400), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new ushort[] { 200, 400 }, ViewRows.Column<ushort>(mix, "X"));
    }

    [TestMethod]
    public void Keys_OfASourceWithoutLabels_AreMissingOrAClass()
    {
        var filled = new MixSource("b", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = "real" } };
        var missing = new MixSource("c", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = null } };
        MixedDataView mix = Concat(Offset, new MixSource("a", Keys(["cat", "dog"], 2)), filled, missing, new MixSource("d", Keys(["cat"], 1)));

        CollectionAssert.AreEqual(new[] { "a/cat", "a/dog", "b/real", "d/cat" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 2, 3, 0, 4 }, ViewRows.Column<uint>(mix, "X"));
    }

    [TestMethod]
    public void Keys_OfASourceWithoutLabels_AreFilledByOneKeyValue()
    {
        static MixSource Filled(object value) => new("b", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = value } };
        static string Fault(string value, string type) => $"Source 'b': Fill gives {value} ({type}) for the labels of column 'X', whose key values are String; "
            + "give one key value of that type.";

        Refused(Offset, [new MixSource("a", Keys(["cat"], 1)), Filled(new[] { "cat", "dog" })], Fault("['cat', 'dog']", "String[]"));
        Refused(Offset, [new MixSource("a", Keys(["cat"], 1)), Filled(3)], Fault("'3'", "Int32"));
        Refused(
            Offset, [new MixSource("a", One(new KeyDataViewType(typeof(byte), 2), (byte)1)), Filled("real")],
            "Source 'b': Fill gives 'real' (String) for the labels of column 'X', whose keys stand for nothing known; give null, the missing value.");
    }

    [TestMethod]
    public void Keys_WhoseKeyValuesAreNotAsMany_LoseThem()
    {
        FakeDataView odd = new(1, FakeColumn.Of("X", new KeyDataViewType(typeof(uint), 3), _ => 3u, FakeColumn.Texts("KeyValues", "cat", "dog")));

        Assert.IsNull(Concat(Offset, Over(odd, odd)).Schema["X"].Annotations.Schema.GetColumnOrNull("KeyValues"));
    }

    [TestMethod]
    public void Keys_OfTwoSourcesThatWouldBeNamedTheSame_AreRefused()
    {
        Refused(
            Offset, [new MixSource("a/b", Keys(["c", "d"], 1)), new MixSource("a", Keys(["c", "b/c"], 1))],
            "Column 'X': label 'c' of source 'a/b' and label 'b/c' of source 'a' would both be the class 'a/b/c'; give one of the sources another name.");
        CollectionAssert.AreEqual(
            new[] { "a/b/c", "a/c" }, KeyValues(Concat(Offset, new MixSource("a/b", Keys(["c"], 1)), new MixSource("a", Keys(["c"], 1))).Schema["X"]));
    }

    [TestMethod]
    public void Numbers_WithoutCounts_FollowTheLargestOfTheSourcesBefore()
    {
        MixedDataView mix = Concat(Offset, Over(
            One(NumberDataViewType.Single, 0f, 2, float.NaN, 1), One(NumberDataViewType.Single, 1f, 0), One(NumberDataViewType.Single, 0f)));

        CollectionAssert.AreEqual(new[] { 0f, 2, float.NaN, 1, 4, 3, 5 }, ViewRows.Column<float>(mix, "X"));
    }

    [TestMethod]
    public void Numbers_OfAPartOfASource_AreCountedOverAllOfIt()
    {
        FakeDataView first = One(NumberDataViewType.Single, 0f, 1, 9);
        MixedDataView mix = Concat(Offset, new MixSource("a", first) { Range = RowRange.Rows(0, 2) }, new MixSource("b", One(NumberDataViewType.Single, 0f)));

        CollectionAssert.AreEqual(new[] { 0f, 1, 10 }, ViewRows.Column<float>(mix, "X"));
    }

    [TestMethod]
    public void Numbers_OfTheSidesOfASplit_AreCountedOverTheWholeSource()
    {
        // Label 9 of a stands in one row alone, which is on one side; b's classes come behind it on both.
        static FakeDataView Of(int start, Func<long, float> label) => new(
            20, FakeColumn.Of("X", NumberDataViewType.Single, label), FakeColumn.Of("Y", NumberDataViewType.Int64, row => start + row));
        FakeDataView a = Of(0, row => row == 7 ? 9 : row % 3), b = Of(100, row => row % 2);
        var options = new MixSplitOptions { NumberOfFolds = 3, Mix = Offset };

        foreach (MixSplit fold in Ml.Data.MixFolds(options, new MixSource("a", a), new MixSource("b", b)))
        {
            foreach (MixedDataView side in new[] { fold.TrainSet, fold.TestSet })
            {
                float[] expected = [.. ViewRows.Column<long>(side, "Y").Select(row => row >= 100 ? 10 + row % 2 : row == 7 ? 9 : row % 3)];
                CollectionAssert.AreEqual(expected, ViewRows.Column<float>(side, "X"));
                Assert.HasCount(12, side.Labels!);
            }
        }
    }

    [TestMethod]
    public void Numbers_OfAMixWithin_AreCountedOverAllRowsOfItsSources()
    {
        // Which 40 of the labels 0 to 49 stand in the inner mix is drawn, by the name that it has in the outer one, and anew in each epoch.
        var labels = new FakeDataView(50, FakeColumn.Of("X", NumberDataViewType.Single, row => (float)row));
        var inner = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.None, Selection = Selection.Random, Length = 40 },
            new MixSource("i", labels), new MixSource("j", One(NumberDataViewType.Single, [.. Enumerable.Repeat(0f, 100)])));
        MixedDataView mix = Concat(Offset, new MixSource("a", inner), new MixSource("b", One(NumberDataViewType.Single, 1f)));

        for (int epoch = 0; epoch < 3; epoch++)
            Assert.AreEqual(51, ViewRows.Column<float>(mix.ForEpoch(epoch), "X").Last());
    }

    [TestMethod]
    public void Numbers_OfAMixWithin_AreCountedInRangesOfTheRowCountsGiven()
    {
        var labels = new FakeDataView(50, FakeColumn.Of("X", NumberDataViewType.Single, row => (float)row)) { CountUnknown = true };
        MixedDataView inner = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.None }, new MixSource("i", labels) { RowCount = 50, Range = RowRange.Percent(0, 40) });

        // The inner mix has the labels 0 to 19.
        MixedDataView mix = Concat(Offset, new MixSource("a", inner), new MixSource("b", One(NumberDataViewType.Single, 1f)));
        Assert.AreEqual(21, ViewRows.Column<float>(mix, "X").Last());
    }

    [TestMethod]
    public void Numbers_WithCounts_AreNotReadBeforehandAndWidenedWhereNeeded()
    {
        var counted = new CountingDataView(One<byte>(NumberDataViewType.Byte, 7));
        var options = new MixOptions { Labels = LabelSpace.Offset("X", new Dictionary<string, int> { ["a"] = 200, ["b"] = 100 }) };
        MixSource[] sources = Over(counted, One<byte>(NumberDataViewType.Byte, 99));

        Assert.AreEqual(300, Schema(options, sources).Labels!.Count);
        Assert.IsEmpty(counted.Asked);
        MixedDataView mix = Concat(options, sources);
        Assert.AreEqual(NumberDataViewType.Int16, mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new short[] { 7, 299 }, ViewRows.Column<short>(mix, "X"));
        Assert.HasCount(1, counted.Asked);
    }

    [TestMethod]
    public void Numbers_ToBeCounted_AreReadOnceAndNotWhenTheMixIsMade()
    {
        var counted = new CountingDataView(new FakeDataView(2,
            Column("X", NumberDataViewType.Single, 0f, 1), Column("Y", NumberDataViewType.Single, 5f, 6)));
        var single = new FakeDataView(1, Column("X", NumberDataViewType.Single, 0f), Column("Y", NumberDataViewType.Single, 7f));
        MixedDataView mix = Concat(Offset, Over(counted, single));

        Assert.IsEmpty(counted.Asked);
        ViewRows.Column<float>(mix, "Y");
        Assert.HasCount(1, counted.Asked, "the labels were not asked for");
        for (int i = 0; i < 2; i++)
            CollectionAssert.AreEqual(new[] { 0f, 1, 2 }, ViewRows.Column<float>(mix, "X"));
        // To read Y, to count X, and to read X twice.
        Assert.AreEqual("1:Y 0:X 0:X 0:X", string.Join(' ', counted.Asked.Select(columns => string.Join(',', columns))));
    }

    [TestMethod]
    public void Numbers_ThatAreNoClasses_AreErrorsWithSourceRowAndValue()
    {
        static MixSourceException Failure(MixOptions options, params float[] labels) => Assert.ThrowsExactly<MixSourceException>(
            () => ViewRows.Column<float>(Concat(options, Over(One(NumberDataViewType.Single, 0f), One(NumberDataViewType.Single, labels))), "X"));
        var given = new MixOptions { Labels = LabelSpace.Offset("X", new Dictionary<string, int> { ["a"] = 3, ["b"] = 2 }) };

        foreach (float label in new[] { 2, -1, 0.5f })
        {
            MixSourceException failure = Failure(given, 1, label);
            Assert.AreEqual(("b", 1L), (failure.SourceName, failure.Row));
            Assert.AreEqual(
                FormattableString.Invariant($"Column 'X' of source 'b' has the label {label}; labels there are whole numbers from 0 to 1, or they ")
                    + "would fall among the classes of another source. Give the number of its classes to LabelSpace.Offset, or mend the label.",
                failure.InnerException!.Message);
        }
    }

    [TestMethod]
    [DataRow(0.5f, "0.5")]
    [DataRow(-1f, "-1")]
    [DataRow(2147483647f, "2.1474836E+09")]
    public void Numbers_ToBeCountedThatAreNoClasses_AreErrorsWhenTheCursorIsOpened(float label, string text)
    {
        MixedDataView mix = Concat(Offset, Over(One(NumberDataViewType.Single, 0f), One(NumberDataViewType.Single, 1, float.NaN, label, 0)));

        Assert.AreEqual(
            $"Column 'X' of source 'b' has the label {text} in row 2; to be offset, labels are whole numbers from 0 to 2147483646. "
                + "Make them keys with MapValueToKey, or use LabelSpace.Map.",
            Assert.ThrowsExactly<InvalidDataException>(() => mix.GetRowCursor(mix.Schema)).Message);
        mix.GetRowCursor([]).Dispose();
    }

    [TestMethod]
    public void Numbers_ThatCannotBeRead_AreAnErrorWithSourceAndRow()
    {
        var broken = new FaultyDataView(One(NumberDataViewType.Single, 0f, 1, 2)) { MoveFault = new IOException("gone"), FaultRow = 2 };
        MixedDataView mix = Concat(Offset, Over(One(NumberDataViewType.Single, 0f), broken));

        InvalidOperationException failure = Assert.ThrowsExactly<InvalidOperationException>(() => mix.GetRowCursor(mix.Schema));
        Assert.AreEqual(
            "Column 'X' of source 'b' could not be read at row 2, to count its classes. "
                + "Give the number of them to LabelSpace.Offset to read no row beforehand.",
            failure.Message);
        Assert.IsInstanceOfType<IOException>(failure.InnerException);
    }

    [TestMethod]
    public void Counting_Cancelled_EndsSoonAndClosesAll()
    {
        using var cancel = new CancellationTokenSource();
        var view = new CountingDataView(new FakeDataView(1_000_000, FakeColumn.Of("X", NumberDataViewType.Single, row =>
        {
            if (row == 30_000)
                cancel.Cancel();
            return (float)(row % 3);
        })));
        MixedDataView mix = Concat(Offset, Over(view)).WithCancellation(cancel.Token);

        Assert.AreEqual(cancel.Token, Assert.ThrowsExactly<OperationCanceledException>(() => mix.GetRowCursor(mix.Schema)).CancellationToken);
        Assert.IsLessThanOrEqualTo(30_000 + 16_384, view.RowsRead);
        Assert.AreEqual(0, view.Open);
        Assert.ThrowsExactly<OperationCanceledException>(() => mix.Labels);
        Assert.HasCount(3, Concat(Offset, Over(view)).Labels!, "another reader is not stopped");
    }

    [TestMethod]
    public void Numbers_FoundToBeTooManyForTheType_AreAnError()
    {
        MixedDataView mix = Concat(Offset, Over(One<byte>(NumberDataViewType.Byte, 200), One<byte>(NumberDataViewType.Byte, 99)));

        Assert.AreEqual(
            "LabelSpace.Offset: Column 'X' is Byte, which holds whole numbers up to 255, but the sources have 301 classes; give their numbers of classes, "
                + "so that the mix can have a larger type, or convert the labels with ConvertType.",
            Assert.ThrowsExactly<MixConfigurationException>(() => mix.GetRowCursor(mix.Schema)).Message);
    }

    [TestMethod]
    public void Numbers_OfASourceWithoutLabels_AreOneOfItsClasses()
    {
        static MixSource Filled(object? value) => new("b", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = value } };
        static MixSource[] Three(object? value) =>
            [new MixSource("a", One(NumberDataViewType.Single, 1f)), Filled(value), new MixSource("c", One(NumberDataViewType.Single, 0f))];

        CollectionAssert.AreEqual(new[] { 1f, 4, 5 }, ViewRows.Column<float>(Concat(Offset, Three(2)), "X"));
        CollectionAssert.AreEqual(new[] { 1f, float.NaN, 2 }, ViewRows.Column<float>(Concat(Offset, Three(null)), "X"));
        Refused(Offset, Three(0.5), "Source 'b': Fill gives '0.5' for the labels of column 'X'; give one of its classes, a whole number from 0.");
        Refused(
            new MixOptions { Labels = LabelSpace.Offset("X", new Dictionary<string, int> { ["b"] = 2 }) }, Three(2),
            "Source 'b': Fill gives '2' for the labels of column 'X'; give one of its classes, 0 to 1.");
    }

    [TestMethod]
    public void Table_IsTheWayBack_AlsoAsAView()
    {
        var options = new MixOptions { Labels = LabelSpace.Offset("X", new Dictionary<string, int> { ["digits"] = 2 }) };
        LabelTable table = Schema(
            options, new MixSource("digits", One(NumberDataViewType.Single, 0f)), new MixSource("fashion", One(NumberDataViewType.Single, 1f))).Labels!;
        IDataView view = table.AsDataView();

        CollectionAssert.AreEqual(
            new LabelRow[]
            {
                new("digits", "0", 0, "digits/0"), new("digits", "1", 1, "digits/1"), new("fashion", "0", 2, "fashion/0"), new("fashion", "1", 3, "fashion/1"),
            },
            table.ToArray());
        Assert.AreEqual(3, table.Find("fashion", "1")!.Class);
        Assert.AreEqual(("fashion", "0"), (table.Find(2).Single().Source, table.Find(2).Single().Label));
        CollectionAssert.AreEqual(new[] { "digits", "digits", "fashion", "fashion" }, Texts(view, "Source"));
        CollectionAssert.AreEqual(new[] { "0", "1", "0", "1" }, Texts(view, "Label"));
        CollectionAssert.AreEqual(new long[] { 0, 1, 2, 3 }, ViewRows.Column<long>(view, "Class"));
        CollectionAssert.AreEqual(new[] { "digits/0", "digits/1", "fashion/0", "fashion/1" }, Texts(view, "Name"));
    }

    [TestMethod]
    public void Counting_FromManyThreads_ReadsOnce()
    {
        var counted = new CountingDataView(One(NumberDataViewType.Single, 0f, 1, 2));
        LabelTable?[] tables = new LabelTable?[8];
        var schema = Schema(Offset, Over(counted));

        Parallel.For(0, 8, i => tables[i] = schema.Labels);

        Assert.HasCount(1, counted.Asked);
        Assert.IsTrue(tables.All(table => table!.Count == 3));
    }

    [TestMethod]
    public void Faults_AreToldWhenTheMixIsMade()
    {
        Refused(
            Offset, Over(Keys(["cat"], 1), One(NumberDataViewType.Single, 1f)),
            "Column 'X' is Key<UInt32, 0-0> in 'a' but Single in 'b'; labels are offset where they are keys in all sources, or numbers in all; "
                + "bring them to one of these with MapValueToKey or ConvertType, or use LabelSpace.Map.");
        Refused(
            new MixOptions { Labels = LabelSpace.Offset("X", new Dictionary<string, int> { ["z"] = 2 }) }, Over(Keys(["cat"], 1)),
            "LabelSpace.Offset gives the classes of a source 'z', which is not in the mix; there are 'a'.",
            "LabelSpace.Offset gives numbers of classes, but column 'X' is a key, whose type tells them; leave them out.");
        Assert.AreEqual(
            "LabelSpace.Offset: Source 'a' is to have 0 classes; give 1 or more, or leave it out.",
            Assert.ThrowsExactly<MixConfigurationException>(() => LabelSpace.Offset("X", new Dictionary<string, int> { ["a"] = 0 })).Message);
    }
}
