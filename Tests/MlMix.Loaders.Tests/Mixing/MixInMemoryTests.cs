using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Sources over arrays are read from where they lie, without their cursors; what comes out is what their cursors would give.</summary>
[TestClass]
public class MixInMemoryTests
{
    // The second source has other types, another order of keys and one column less, so that some values are taken as they lie and others made from them.
    private static readonly Func<int, IDataView>[] Kinds =
    [
        rows => Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Number", Numbers(rows, row => 1000f + row)),
            ArrayColumn.Scalar("Wide", Numbers(rows, row => 0.5 + row)),
            ArrayColumn.Key("Animal", Numbers(rows, row => (uint)(row % 3)), "cat", "dog"),
            ArrayColumn.Scalar("Text", Numbers(rows, row => $"first {row}")),
            ArrayColumn.Vector("Vector", Numbers(3 * rows, i => 3000f + i), 3),
            ArrayColumn.Scalar("Own", Numbers(rows, row => row / 2f))),
        rows => Ml.Data.LoadFromArrays(
            ArrayColumn.Vector("Vector", Numbers(3 * rows, i => 4000f + i), 3),
            ArrayColumn.Key("Animal", Numbers(rows, row => (uint)((row + 1) % 3)), "dog", "cat"),
            ArrayColumn.Scalar("Wide", Numbers(rows, row => 7f * row)),
            ArrayColumn.Scalar("Text", Numbers(rows, row => $"second {row}")),
            ArrayColumn.Scalar("Number", Numbers(rows, row => 2000f + row))),
    ];

    private static readonly Gen<(Selection Selection, StopRule Stop, int[] Rows, RowRange Range, int Shards)> Cases =
        from selection in Gen.Elements(EverySelection)
        from stop in Gen.Elements(StopRule.FirstExhausted, StopRule.FirstMiss, StopRule.AllExhausted, StopRule.AllOnce)
        from rows in Gen.Choose(4, 40).ArrayOf(3)
        from range in Gen.Elements(RowRange.All, RowRange.Rows(1, 4), RowRange.Rows(3, 4))
        from shards in Gen.Choose(1, 3)
        where selection != Selection.Concat || stop == StopRule.AllOnce
        select (selection, stop, rows, range, shards);

    [TestMethod]
    public void Rows_OfArrays_AreThoseThatTheirCursorsGive() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Cases.ToArbitrary(), given =>
    {
        for (int shard = 0; shard < given.Shards; shard++)
        {
            MixedDataView inMemory = Mix(given, shard, view => view);
            MixedDataView byCursor = Mix(given, shard, view => new CountingDataView(view));

            CollectionAssert.AreEqual(Read(byCursor), Read(inMemory));
        }
    }));

    [TestMethod]
    public void Values_OfEachSource_AreThoseOfItsArrays()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(1), Stop = StopRule.AllOnce, MissingColumns = MissingColumns.Fill },
            Over(Kinds[0](3), Kinds[1](3)));

        CollectionAssert.AreEqual(new[] { 1000f, 2000, 1001, 2001, 1002, 2002 }, ViewRows.Column<float>(mix, "Number"));
        CollectionAssert.AreEqual(new[] { 0.5, 0, 1.5, 7, 2.5, 14 }, ViewRows.Column<double>(mix, "Wide"));
        // cat is 1 and dog is 2 in the mix; the second source says it the other way round.
        CollectionAssert.AreEqual(new uint[] { 0, 2, 1, 1, 2, 0 }, ViewRows.Column<uint>(mix, "Animal"));
        CollectionAssert.AreEqual(new[] { 3003f, 3004, 3005 }, ViewRows.Vectors<float>(mix, "Vector")[2]);
        CollectionAssert.AreEqual(new[] { 4006f, 4007, 4008 }, ViewRows.Vectors<float>(mix, "Vector")[5]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(60)]
    public void Resume_OverArrays_GivesTheRest(int position)
    {
        (Selection, StopRule, int[], RowRange, int) given = (Selection.Even, StopRule.AllExhausted, [10, 30, 20], RowRange.All, 1);
        MixedDataView mix = Mix(given, 0, view => view);
        string[] all = Read(mix);
        using BatchReader reader = mix.Batches(position, "Number").GetEnumerator();
        Assert.IsTrue(reader.MoveNext());

        CollectionAssert.AreEqual(all[position..], Read(mix.Resume(reader.Current.Checkpoint())));
    }

    [TestMethod]
    public void Getters_AskedForInTheMidst_GiveTheValuesOfTheRow()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Selection = Selection.RoundRobin(2), Stop = StopRule.AllOnce }, Over(Kinds[0](6), Kinds[0](6)));
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        for (int row = 0; row < 7; row++)
            cursor.MoveNext();
        float number = 0;
        ReadOnlyMemory<char> text = default;

        cursor.GetGetter<float>(mix.Schema["Number"])(ref number);
        cursor.GetGetter<ReadOnlyMemory<char>>(mix.Schema["Text"])(ref text);

        // a0 a1 b0 b1 a2 a3 b2
        Assert.AreEqual((1002f, "first 2"), (number, text.ToString()));
    }

    [TestMethod]
    public void Range_FarIntoAnArray_IsReachedAtOnce()
    {
        IDataView numbers = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Number", Numbers(1_000_000, row => row)));
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce }, new MixSource("a", numbers) { Range = RowRange.Rows(999_998, 1_000_000) });

        CollectionAssert.AreEqual(new[] { 999_998, 999_999 }, ViewRows.Column<int>(mix, "Number"));
    }

    [TestMethod]
    [DataRow(StopRule.AllOnce)]
    [DataRow(StopRule.AllExhausted)]
    public void Arrays_BehindAViewThatDoesNotTellTheirRows_EndWhereTheyEnd(StopRule stop)
    {
        MixedDataView Mix(Func<IDataView, IDataView> pass) => Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = stop }, Over(pass(Few(3)), Few(8)));

        CollectionAssert.AreEqual(Read(Mix(view => view)), Read(Mix(view => new Passing(null, view))));
    }

    [TestMethod]
    public void Arrays_BehindAViewThatTellsOtherRows_AreNotReadBeyondTheirEnds()
    {
        Fails(new Passing(9, Few(3)), "Source 'a' failed at its row 3, pass 0 (row 6 of the mix): it ended here, but had promised 9 rows");
        Fails(new Passing(2, Few(3)), "Source 'a' failed at its row 2, pass 0 (row 3 of the mix): it goes on here, but had promised 2 rows");
        Fails(new Passing(3, Few(3), Few(1)), "Source 'a' failed at its row 1, pass 1 (row 8 of the mix): it ended here, but had promised 3 rows");
        Fails(new Passing(null, Few(3), Few(1)),
            "Source 'a' failed at its row 1, pass 1 (row 8 of the mix): it ended here, but had another number of rows in an earlier pass");
    }

    private static void Fails(IDataView passing, string message)
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted }, Over(passing, Few(8)));

        Assert.AreEqual(message, Assert.ThrowsExactly<MixSourceException>(() => ViewRows.Column<int>(mix, "Number")).Message);
    }

    private static IDataView Few(int rows) => Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Number", Numbers(rows, row => row)));

    private static MixedDataView Mix(
        (Selection Selection, StopRule Stop, int[] Rows, RowRange Range, int Shards) given, int shard, Func<IDataView, IDataView> pass)
    {
        var options = new MixOptions
        {
            Selection = given.Selection,
            Stop = given.Stop,
            MissingColumns = MissingColumns.Fill,
            Columns = MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.Origin,
            Shard = given.Shards == 1 ? null : new Shard(shard, given.Shards),
        };
        bool isWeighted = given.Selection != Selection.Concat && given.Selection != Selection.RoundRobin(2);
        return Ml.Data.Mix(
            options,
            [.. given.Rows.Select((rows, i) => new MixSource(Name(i), pass(Kinds[i % 2](rows)), isWeighted ? i + 1 : 1) { Range = given.Range })]);
    }

    private static T[] Numbers<T>(int count, Func<int, T> value) => [.. Enumerable.Range(0, count).Select(value)];

    private static string[] Read(IDataView view)
    {
        DataDebuggerPreview preview = view.Preview(int.MaxValue);
        List<DataViewRowId> ids = ViewRows.Ids(view);
        return [.. preview.RowView.Select((row, i) => $"{ids[i]} {string.Join(" | ", row.Values.Select(value => TextOf(value.Value)))}")];
    }

    private static string TextOf(object value) => value is VBuffer<float> vector ? string.Join(',', vector.DenseValues()) : $"{value}";

    /// <summary>Passes on the cursors of views over arrays, of the first when it is first opened and so on, and tells of their rows what it likes.</summary>
    private sealed class Passing(long? rows, params IDataView[] views) : IDataView
    {
        private int _openings;

        public DataViewSchema Schema => views[0].Schema;

        public bool CanShuffle => false;

        public long? GetRowCount() => rows;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            views[Math.Min(_openings++, views.Length - 1)].GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded, rand)];
    }
}
