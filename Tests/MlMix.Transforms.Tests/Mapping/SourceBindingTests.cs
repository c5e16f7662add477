using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>Sources are known by name; here the mean of each source tells which one was taken: 100, 200, 300; pooled is 200.</summary>
[TestClass]
public class SourceBindingTests
{
    private static readonly Dictionary<string, SourceStatistics> Given =
        new() { ["a"] = new(100, 0), ["b"] = new(200, 0), ["c"] = new(300, 0) };

    [TestMethod]
    public void Bind_SameSources_TakesEachItsOwn() =>
        AssertTaken([100, 200, 300], Sources([1, 2, 3], "a", "b", "c"));

    [TestMethod]
    public void Bind_OtherOrder_MatchesByName() =>
        AssertTaken([300, 100, 200], Sources([1, 2, 3], "c", "a", "b"));

    [TestMethod]
    public void Bind_KeysOfNumbers_MatchesByTheirText()
    {
        var years = new Dictionary<string, SourceStatistics> { ["2019"] = new(100, 0), ["2020"] = new(200, 0) };
        var estimator = Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", years) });
        NormalizeBySourceTransformer transformer = estimator.Fit(Years(2019, 2020));
        CollectionAssert.AreEqual(new float[] { -200, -100 }, Read<float>(transformer.Transform(Years(2020, 2019)), "x"));
    }

    [TestMethod]
    public void Bind_FewerSources_MatchesByName() =>
        AssertTaken([300, 300, 300], Sources([1, 1, 1], "c"));

    [TestMethod]
    public void Bind_UnknownAndMissingSource_TakesPooled()
    {
        NormalizeBySourceTransformer transformer = Fit();
        double spread = Math.Sqrt((100.0 * 100 + 0 + 100 * 100) / 3);
        SourceStatistics all = transformer.Statistics.Columns["x"].Pooled!;
        Assert.AreEqual(200, all.Center[0], 1e-9);
        Assert.AreEqual(spread, all.Spread[0], 1e-9);
        var data = new FakeDataView(4, Singles("x", 0, 0, 0, 0), Sources([1, 2, 3, 0], "new", "b", "newer"));
        float pooled = (0 - 200f) * (float)(1 / spread);
        CollectionAssert.AreEqual(new[] { pooled, -200, pooled, pooled }, Read<float>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Bind_KeyWithoutNames_TakesTheFittedOrder() =>
        AssertTaken([100, 200, 300], Unnamed<uint>(3));

    [TestMethod]
    public void Bind_KeyOfAnyRawType_IsRead()
    {
        AssertTaken([100, 200, 300], Unnamed<byte>(3));
        AssertTaken([100, 200, 300], Unnamed<ushort>(3));
        AssertTaken([100, 200, 300], Unnamed<ulong>(3));
    }

    [TestMethod]
    public void Bind_RawValueBeyondTheKey_TakesPooled()
    {
        var data = new FakeDataView(3, Singles("x", 0, 0, 0), Sources([3, 4, uint.MaxValue], "a", "b", "c"));
        float[] read = Read<float>(Fit().Transform(data), "x");
        Assert.AreEqual(-300, read[0]);
        Assert.AreEqual(read[1], read[2]);
        Assert.IsTrue(read[1] > -3 && read[1] < -2, $"(0 - 200) / 81.6 expected, {read[1]} read.");
    }

    [TestMethod]
    public void Bind_KeyWithoutNamesOfAnotherCount_Throws()
    {
        var data = new FakeDataView(3, Singles("x", 0, 0, 0), Unnamed<uint>(4));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(data));
        Assert.AreEqual(
            "NormalizeBySource: the source column 'source_id' has no text key values to name its sources, so they are taken in the " +
            "fitted order; " +
            "it has 4 key values, fitted were 3. Give the column text key values (MapValueToKey does).",
            error.Message);
    }

    [TestMethod]
    public void Bind_FittedWithoutNames_TakesTheFittedOrder()
    {
        NormalizeBySourceTransformer transformer = FitUnnamed();
        CollectionAssert.AreEqual(new[] { "1", "2" }, transformer.Statistics.Columns["x"].Sources.Keys.ToArray());
        var data = new FakeDataView(2, Singles("x", 5, 50), Sources([1, 2], "some", "names"));
        CollectionAssert.AreEqual(new float[] { 0, 0 }, Read<float>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Bind_FittedWithoutNamesToAnotherCount_Throws()
    {
        var data = new FakeDataView(1, Singles("x", 5), Sources([1], "some"));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => FitUnnamed().GetOutputSchema(data.Schema));
        Assert.AreEqual(
            "NormalizeBySource: the source column 'source_id' names its sources but the data fitted on did not, so they are taken in " +
            "the fitted order; " +
            "it has 1 key values, fitted were 2. Give the column text key values (MapValueToKey does).",
            error.Message);
    }

    [TestMethod]
    public void Bind_NotAKey_Throws()
    {
        var data = new FakeDataView(1, Singles("x", 5), Singles("source_id", 1));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(data));
        Assert.AreEqual(
            "NormalizeBySource: the source column 'source_id' is of type Single; it must be a key column whose key values name the " +
            "sources. " +
            "Make it one with Transforms.Conversion.MapValueToKey.",
            error.Message);
    }

    [TestMethod]
    public void Bind_VectorOfKeys_Throws()
    {
        var type = new VectorDataViewType(new KeyDataViewType(typeof(uint), 2), 3);
        var data = new FakeDataView(0, Singles("x"), FakeColumn.OfVectors<uint>("source_id", type, _ => default));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(data));
        Assert.AreEqual(
            "NormalizeBySource: the source column 'source_id' is of type Vector<Key<UInt32, 0-1>, 3>; it must be a key column whose key " +
            "values name " +
            "the sources. Make it one with Transforms.Conversion.MapValueToKey.",
            error.Message);
    }

    [TestMethod]
    public void Bind_NameTwice_Throws()
    {
        var data = new FakeDataView(1, Singles("x", 5), Sources([1], "a", "b", "a"));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(data));
        Assert.AreEqual("NormalizeBySource: the source column 'source_id' has the key value 'a' 2 times; the names of sources must " +
            "differ.", error.Message);
    }

    [TestMethod]
    public void Bind_KeyOfFarTooManyValues_Throws()
    {
        FakeColumn key = FakeColumn.Of("source_id", new KeyDataViewType(typeof(uint), uint.MaxValue), _ => 1u);
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(new FakeDataView(1, Singles("x", 5), key)));
        Assert.AreEqual(
            "NormalizeBySource: the source column 'source_id' has 4294967295 key values; there can be 1000000 sources at most. " +
            "Is it the column that tells the source of a row?",
            error.Message);
    }

    [TestMethod]
    public void Bind_BothColumnsMissing_NamesBothAndWhatThereIs()
    {
        var data = new FakeDataView(1, Singles("y", 5), Singles("z", 1));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit().Transform(data));
        Assert.AreEqual(
            """
            NormalizeBySource: 2 faults
            - the input column 'x' is missing; the data has 'y', 'z'.
            - the source column 'source_id' is missing; the data has 'y', 'z'.
            """.ReplaceLineEndings("\n"),
            error.Message);
        Assert.AreEqual(2, error.Faults.Count);
    }

    private static void AssertTaken(float[] means, FakeColumn sources)
    {
        var data = new FakeDataView(3, Singles("x", 0, 0, 0), sources);
        CollectionAssert.AreEqual(means.Select(mean => -mean).ToArray(), Read<float>(Fit().Transform(data), "x"));
    }

    private static NormalizeBySourceTransformer Fit()
    {
        var data = new FakeDataView(3, Singles("x", 0, 0, 0), Sources([1, 2, 3], "a", "b", "c"));
        return Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", Given) }).Fit(data);
    }

    private static NormalizeBySourceTransformer FitUnnamed() =>
        Ml.Transforms.NormalizeBySource("x").Fit(new FakeDataView(3, Singles("x", 5, 50, 5), FakeColumn.Of(
            "source_id", new KeyDataViewType(typeof(uint), 2), row => (uint)(row % 2) + 1)));

    /// <summary>A row of each year; keys as MapValueToKey makes them of numbers.</summary>
    private static FakeDataView Years(params int[] years)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues",
            new VectorDataViewType(NumberDataViewType.Int32, years.Length),
            (ref VBuffer<int> values) => values = new VBuffer<int>(years.Length, years));
        var key = new KeyDataViewType(typeof(uint), years.Length);
        return new FakeDataView(
            years.Length,
            FakeColumn.Of("x", NumberDataViewType.Single, _ => 0f),
            FakeColumn.Of("source_id", key, row => (uint)row + 1, annotations.ToAnnotations()));
    }

    private static FakeColumn Unnamed<T>(int count)
        where T : System.Numerics.INumber<T> =>
        FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), count), row => T.CreateChecked(row + 1));
}
