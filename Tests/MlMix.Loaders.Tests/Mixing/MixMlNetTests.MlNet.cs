using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>ML.NET's own views and transforms over a mix, and under it.</summary>
[TestClass]
public class MixMlNetTests
{
    [TestMethod]
    public void MapKeyToValue_OfTheSourceColumn_GivesTheNames()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce }, new MixSource("digits", Numbered(0, 2)), new MixSource("clothes", Numbered(1, 3)));

        IDataView named = Ml.Transforms.Conversion.MapKeyToValue("name", "source_id").Fit(mix).Transform(mix);

        CollectionAssert.AreEqual(new[] { "digits", "clothes", "digits", "clothes", "clothes" }, Texts(named, "name"));
    }

    [TestMethod]
    public void MapKeyToValue_OfAKeyColumn_GivesTheValuesOfBothSources()
    {
        static FakeDataView Animals(params uint[] keys) => new(keys.Length, FakeColumn.Key("Animal", row => keys[row], "cat", "dog"));
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Over(Animals(1, 2), Animals(2, 1)));

        IDataView named = Ml.Transforms.Conversion.MapKeyToValue("Animal").Fit(mix).Transform(mix);

        CollectionAssert.AreEqual(new[] { "cat", "dog", "dog", "cat" }, Texts(named, "Animal"));
    }

    [TestMethod]
    public void MapValueToKey_FittedForEachSource_KeepsTheNamesWhereTheOrderDiffers()
    {
        IDataView Keyed(params string[] animals)
        {
            IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Animal", animals));
            return Ml.Transforms.Conversion.MapValueToKey("Animal").Fit(view).Transform(view);
        }

        // Keys are given in the order in which animals come: cat and dog are 1 and 2 in the first, 2 and 1 in the second.
        MixedDataView swapped = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Concat }, Over(Keyed("cat", "dog"), Keyed("dog", "cat"), Keyed("cow", "dog")));
        IDataView named = Ml.Transforms.Conversion.MapKeyToValue("Animal").Fit(swapped).Transform(swapped);

        CollectionAssert.AreEqual(new[] { "cat", "dog", "dog", "cat", "cow", "dog" }, Texts(named, "Animal"));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 2, 1, 3, 2 }, ViewRows.Column<uint>(swapped, "Animal"));
    }

    [TestMethod]
    public void Cache_Shuffle_TakeAndSplit_OverAMix_GiveItsRows()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null, Sources([40, 90]));
        List<long> expected = ViewRows.Column<long>(mix, Value);

        CollectionAssert.AreEqual(expected, ViewRows.Column<long>(Ml.Data.Cache(mix), Value));
        CollectionAssert.AreEqual(expected.Take(11).ToArray(), ViewRows.Column<long>(Ml.Data.TakeRows(mix, 11), Value));
        CollectionAssert.AreEquivalent(expected, ViewRows.Column<long>(Ml.Data.ShuffleRows(mix, seed: 3), Value));
        DataOperationsCatalog.TrainTestData split = Ml.Data.TrainTestSplit(mix, 0.3, seed: 1);
        CollectionAssert.AreEquivalent(
            expected, ViewRows.Column<long>(split.TrainSet, Value).Concat(ViewRows.Column<long>(split.TestSet, Value)).ToArray());
        Assert.AreEqual(expected.Count, Ml.Data.CreateEnumerable<Row>(mix, reuseRowObject: true).Count());
    }

    [TestMethod]
    public void Cache_Take_AndAppendedColumns_OverAShardOfPartsOfSources_GiveItsRows()
    {
        MixSource[] sources =
        [
            new("a", Numbered(0, 40, countUnknown: true)) { Range = RowRange.Rows(5) },
            new("b", Ml.Data.Cache(Numbered(1, 90))) { Range = RowRange.Percent(0, 50), Repeat = 1.5 },
        ];
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(1, 3) }, sources);
        List<long> expected = ViewRows.Column<long>(mix, Value);
        IDataView named = Ml.Transforms.Conversion.MapKeyToValue("name", "source_id").Fit(mix).Transform(mix);

        // 35 rows of a and 67 of b, every third of them.
        Assert.HasCount(34, expected);
        CollectionAssert.AreEqual(expected, ViewRows.Column<long>(Ml.Data.Cache(mix), Value));
        CollectionAssert.AreEqual(expected.Take(11).ToArray(), ViewRows.Column<long>(Ml.Data.TakeRows(mix, 11), Value));
        CollectionAssert.AreEqual(expected.Select(value => Name((int)(value >> 40))).ToArray(), Texts(named, "name"));
    }

    [TestMethod]
    public void Filter_Skip_AndABinaryFile_OverAMix_GiveItsRows()
    {
        const MixColumns All = MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin;
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Columns = All, Stop = StopRule.AllExhausted }, Sources([7, 20]));
        List<long> expected = ViewRows.Column<long>(mix, Value);
        using var folder = new TempFolder();
        using (FileStream file = File.Create(folder.File("mix.idv")))
            Ml.Data.SaveAsBinary(mix, file);
        IDataView loaded = Ml.Data.LoadFromBinary(folder.File("mix.idv"));

        // Of two keys the first has the fractions below a half.
        CollectionAssert.AreEqual(
            expected.Where(value => value >> 40 == 0).ToArray(),
            ViewRows.Column<long>(Ml.Data.FilterRowsByKeyColumnFraction(mix, "source_id", 0, 0.5), Value));
        CollectionAssert.AreEqual(expected.Skip(5).ToArray(), ViewRows.Column<long>(Ml.Data.SkipRows(mix, 5), Value));
        Assert.AreEqual(mix.GetRowCount(), loaded.GetRowCount());
        CollectionAssert.AreEqual(expected, ViewRows.Column<long>(loaded, Value));
        CollectionAssert.AreEqual(ViewRows.Column<uint>(mix, "source_id"), ViewRows.Column<uint>(loaded, "source_id"));
        CollectionAssert.AreEqual(ViewRows.Column<long>(mix, "source_row"), ViewRows.Column<long>(loaded, "source_row"));
        CollectionAssert.AreEqual(ViewRows.Column<int>(mix, "source_pass"), ViewRows.Column<int>(loaded, "source_pass"));
        CollectionAssert.AreEqual(ViewRows.Column<ulong>(mix, "origin"), ViewRows.Column<ulong>(loaded, "origin"));
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.Schema["source_id"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(new[] { "a", "b" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    [TestMethod]
    public void MlNetsViews_AsSources_MixInTurn()
    {
        IDataView objects = Ml.Data.LoadFromEnumerable(
            Enumerable.Range(1, 9).TakeWhile(value => value < 4).Select(value => new Row { Value = value }));
        IDataView cached = Ml.Data.Cache(Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Value", new long[] { 10, 20 })));
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, Over(objects, cached));

        Assert.IsNull(objects.GetRowCount());
        Assert.IsNull(mix.GetRowCount());
        CollectionAssert.AreEqual(new long[] { 1, 10, 2, 20, 3 }, ViewRows.Column<long>(mix, Value));
    }

    [TestMethod]
    public void SlotNames_OfConcatenatedColumns_AreKept()
    {
        IDataView Concatenated()
        {
            IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", new[] { 1f, 2f }), ArrayColumn.Scalar("y", new[] { 3f, 4f }));
            return Ml.Transforms.Concatenate("Features", "x", "y").Fit(view).Transform(view);
        }
        MixedDataView mix = Ml.Data.Mix(Over(Concatenated(), Concatenated()));
        VBuffer<ReadOnlyMemory<char>> names = default;
        mix.Schema["Features"].GetSlotNames(ref names);

        CollectionAssert.AreEqual(new[] { "x", "y" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    private static string[] Texts(IDataView view, string column) =>
        [.. ViewRows.Column<ReadOnlyMemory<char>>(view, column).Select(text => text.ToString())];

    private sealed class Row
    {
        public long Value { get; set; }
    }
}
