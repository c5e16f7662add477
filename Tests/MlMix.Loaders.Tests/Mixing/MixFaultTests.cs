using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>What cannot be mixed is refused when the mix is made, with all faults in one exception.</summary>
[TestClass]
public class MixFaultTests
{
    [TestMethod]
    public void KeyColumns_SwappedKeyValues_AreRefused() => Refused(
        Over(Keyed("cat", "dog"), Keyed("dog", "cat")),
        "Column 'Key' is a key in 'a' and in 'b', but their key values differ, so equal keys would mean different values; "
            + "map both to keys with one MapValueToKey, or mix before mapping to keys.");

    [TestMethod]
    public void KeyColumns_KeyValuesInOneOnly_AreRefused()
    {
        var bare = new FakeDataView(2, FakeColumn.Of("Key", new KeyDataViewType(typeof(uint), 2), row => 1u));
        const string fault =
            "Column 'Key' is a key in 'a' and in 'b', but their key values differ, so equal keys would mean different values; "
            + "map both to keys with one MapValueToKey, or mix before mapping to keys.";

        Refused(Over(Keyed("cat", "dog"), bare), fault);
        Refused(Over(bare, Keyed("cat", "dog")), fault);
    }

    [TestMethod]
    public void KeyColumns_OfVectors_AreComparedToo()
    {
        static FakeDataView Vector(params string[] names) => new(2, FakeColumn.OfVectors("Keys",
            new VectorDataViewType(new KeyDataViewType(typeof(uint), 2), 2), row => new VBuffer<uint>(2, [1u, 2u]),
            FakeColumn.Texts("KeyValues", names)));

        Refused(
            Over(Vector("cat", "dog"), Vector("dog", "cat")),
            "Column 'Keys' is a key in 'a' and in 'b', but their key values differ, so equal keys would mean different values; "
                + "map both to keys with one MapValueToKey, or mix before mapping to keys.");
    }

    [TestMethod]
    public void KeyColumns_OtherCount_AreRefused() => Refused(
        Over(Keyed("cat", "dog"), Keyed("cat", "dog", "cow")),
        "Column 'Key' is Key<UInt32, 0-1> in 'a' but Key<UInt32, 0-2> in 'b'; convert one of them so that the types agree.");

    [TestMethod]
    public void Columns_OtherTypes_AreRefusedOneByOne()
    {
        static VectorDataViewType Vector(int size) => new(NumberDataViewType.Single, size);
        static FakeColumn Numbers(int size) => FakeColumn.OfVectors("V", Vector(size), row => new VBuffer<float>(size, new float[size]));

        Refused(
            Over(
                new FakeDataView(1, Numbers(3), FakeColumn.Of("N", NumberDataViewType.Single, row => 1f)),
                new FakeDataView(1, Numbers(4), FakeColumn.Of("N", NumberDataViewType.Double, row => 1d)),
                new FakeDataView(1, Numbers(3), FakeColumn.Of("N", TextDataViewType.Instance, row => "1".AsMemory()))),
            "Column 'V' is Vector<Single, 3> in 'a' but Vector<Single, 4> in 'b'; convert one of them so that the types agree.",
            "Column 'N' is Single in 'a' but Double in 'b'; convert one of them so that the types agree.",
            "Column 'N' is Single in 'a' but String in 'c'; convert one of them so that the types agree.");
    }

    [TestMethod]
    public void Columns_SameSizeInOtherDimensions_AreRefused()
    {
        static FakeDataView Image(params int[] dimensions) => new(1, FakeColumn.OfVectors(
            "V", new VectorDataViewType(NumberDataViewType.Single, dimensions), row => new VBuffer<float>(4, new float[4])));

        Refused(
            Over(Image(2, 2), Image(4)),
            "Column 'V' is Vector<Single, 2, 2> in 'a' but Vector<Single, 4> in 'b'; convert one of them so that the types agree.");
    }

    [TestMethod]
    public void Columns_MissingAndSurplus_AreRefused() => Refused(
        Over(
            new FakeDataView(1, Number("Label"), Number("Weight")),
            new FakeDataView(1, Number("label"), Number("Weight"))),
        "Source 'b' has no column 'Label' (Single), which 'a' has; add it, or drop it from 'a'.",
        "Source 'b' has a column 'label' (Single), which 'a' lacks; drop it, or add it to 'a'.");

    [TestMethod]
    public void Columns_NamedLikeTheSourceColumn_AreRefusedWhicheverSourceHasThem()
    {
        var clash = new FakeDataView(1, Number("A"), Number("source_id"));
        const string way = ", the name of the column that the mix adds; set SourceColumnName to another name, or drop the column.";

        Refused(Over(clash, clash), "Source 'a' has a column 'source_id'" + way, "Source 'b' has a column 'source_id'" + way);
        Refused(new MixOptions { SourceColumnName = "A" }, Over(clash), "Source 'a' has a column 'A'" + way);
    }

    [TestMethod]
    public void Mix_AMixWithoutRenaming_IsRefusedBecauseOfItsSourceColumn() => Refused(
        [new MixSource("inner", Ml.Data.Mix(Sources([1, 1])))],
        "Source 'inner' has a column 'source_id', the name of the column that the mix adds; "
            + "set SourceColumnName to another name, or drop the column.");

    [TestMethod]
    public void Stop_NeverWithoutLength_IsRefused() => Refused(
        new MixOptions { Stop = StopRule.Never },
        Sources([1, 1]),
        "Stop is Never and there is no Length, so no reader would come to an end; give Length, or MaxPasses to every source, "
            + "or stop by another rule.");

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    [DataRow(null)]
    public void SourceColumnName_NoName_IsRefused(string? name) => Refused(
        new MixOptions { SourceColumnName = name! },
        Sources([1, 1]),
        $"SourceColumnName must be a name; it is '{name}'. The default is 'source_id'.");

    [TestMethod]
    public void Sources_None_IsRefused() => Refused([], "There are no sources; give at least one.");

    [TestMethod]
    public void Sources_NullOrWithoutData_AreRefused() => Refused(
        [null!, new MixSource("b", Numbered(0, 1), -1), new MixSource("c", null!), null!],
        "Source 1 of 4 is null; leave it out or give a source.",
        "Source 4 of 4 is null; leave it out or give a source.",
        "Source 'b' has weight -1; a weight is a finite number, 0 or more.",
        "Source 'c' has no data; its view is null.");

    [TestMethod]
    public void Sources_NullBesideWrongOptions_ShowsBoth() => Refused(
        new MixOptions { Length = -2, Stop = (StopRule)9, Selection = null!, SourceColumnName = "" },
        [new MixSource("a", null!)],
        "Selection must be given; it is null. Selection.Even is the default.",
        "Stop must be one of the stop rules; it is 9.",
        "Length must be 0 rows or more; it is -2.",
        "Source 'a' has no data; its view is null.",
        "SourceColumnName must be a name; it is ''. The default is 'source_id'.");

    [TestMethod]
    public void Sources_NamesAndWeights_AreRefusedOneByOne() => Refused(
        [
            new MixSource("", Numbered(0, 1)),
            new MixSource("a", Numbered(1, 1), -0.5),
            new MixSource("a", Numbered(2, 1), double.NaN),
            new MixSource("c", Numbered(3, 1), double.PositiveInfinity),
            new MixSource(null!, Numbered(4, 1)),
            new MixSource("d", new FaultyDataView(Numbered(5, 1)) { ClaimedRowCount = -3 }),
        ],
        "Source 1 of 6 has no name; names tell the sources apart, so give it one.",
        "Source 5 of 6 has no name; names tell the sources apart, so give it one.",
        "Source 'a' has weight -0.5; a weight is a finite number, 0 or more.",
        "Source 'a' has weight NaN; a weight is a finite number, 0 or more.",
        "Source 'c' has weight Infinity; a weight is a finite number, 0 or more.",
        "Source 'd' has row count -3; a row count is 0 or more, or null when unknown.",
        "2 sources are named 'a'; names must differ.");

    [TestMethod]
    public void Weights_AllZero_AreRefused() => Refused(
        [new MixSource("a", Numbered(0, 1), 0), new MixSource("b", Numbered(1, 1), 0)],
        "All weights are 0, so there is nothing to draw; give one source a weight above 0.");

    [TestMethod]
    [DataRow("Concat")]
    [DataRow("RoundRobin(16)")]
    public void Weights_WhereTheyAreNotUsed_AreRefused(string selection)
    {
        Selection chosen = selection == "Concat" ? Selection.Concat : Selection.RoundRobin(16);

        Refused(
            new MixOptions { Selection = chosen },
            [new MixSource("a", Numbered(0, 1), 0.7), new MixSource("b", Numbered(1, 1), 0.3), new MixSource("c", Numbered(2, 1), 0)],
            $"{selection} does not use weights, but they differ (0.7, 0.3); "
                + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.");
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted)]
    [DataRow(StopRule.FirstMiss)]
    [DataRow(StopRule.AllExhausted)]
    public void Source_KnownToBeEmpty_IsRefusedUnlessAllOnce(StopRule stop) => Refused(
        new MixOptions { Stop = stop },
        Sources([3, 0]),
        $"Source 'b' is empty, so {stop} cannot hold; leave it out, give it weight 0, or stop by AllOnce.");

    [TestMethod]
    public void Mix_SeveralFaults_ListsThemAllInOneException()
    {
        var first = new FakeDataView(2, Number("Label"), FakeColumn.Key("Key", row => 1, "cat", "dog"));
        var second = new FakeDataView(0, Number("source_id"), FakeColumn.Key("Key", row => 1, "dog", "cat"));

        Refused(
            new MixOptions { Stop = StopRule.AllExhausted, Length = -1 },
            [new MixSource("digits", first, -1), new MixSource("clothes", second)],
            "Length must be 0 rows or more; it is -1.",
            "Source 'digits' has weight -1; a weight is a finite number, 0 or more.",
            "Source 'clothes' is empty, so AllExhausted cannot hold; leave it out, give it weight 0, or stop by AllOnce.",
            "Source 'clothes' has a column 'source_id', the name of the column that the mix adds; "
                + "set SourceColumnName to another name, or drop the column.",
            "Source 'clothes' has no column 'Label' (Single), which 'digits' has; add it, or drop it from 'digits'.",
            "Column 'Key' is a key in 'digits' and in 'clothes', but their key values differ, so equal keys would mean different values; "
                + "map both to keys with one MapValueToKey, or mix before mapping to keys.");
    }

    [TestMethod]
    public void Messages_InAnyCulture_AreInvariant()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "minus ";
        try
        {
            CultureInfo.CurrentCulture = strange;
            Refused([new MixSource("a", Numbered(0, 1), -0.5)], "Source 'a' has weight -0.5; a weight is a finite number, 0 or more.");
            Refused(new MixOptions { Length = -7 }, Sources([1]), "Length must be 0 rows or more; it is -7.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Mix_NullArguments_AreRefused()
    {
        Assert.AreEqual("sources", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.Mix((MixSource[])null!)).ParamName);
        Assert.AreEqual("options",
            Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.Mix((MixOptions)null!, Sources([1]))).ParamName);
        Assert.AreEqual("sources", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.Mix(new MixOptions(), null!)).ParamName);
        Assert.AreEqual("catalog", Assert.ThrowsExactly<ArgumentNullException>(() => MixCatalog.Mix(null!, Sources([1]))).ParamName);
    }

    [TestMethod]
    public void Mix_Refused_OpensNoCursor()
    {
        var counted = new CountingDataView(Numbered(0, 3));

        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(new MixSource("a", counted), new MixSource("a", counted)));

        Assert.IsEmpty(counted.Asked);
    }

    private static FakeColumn Number(string name) => FakeColumn.Of(name, NumberDataViewType.Single, row => 1f);

    private static FakeDataView Keyed(params string[] names) => new(2, FakeColumn.Key("Key", row => (uint)(row % 2) + 1, names));

    private static void Refused(MixSource[] sources, params string[] faults) => Refused(new MixOptions(), sources, faults);

    private static void Refused(MixOptions options, MixSource[] sources, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(options, sources));

        CollectionAssert.AreEqual(faults, error.Faults.ToArray());
        string list = string.Concat(faults.Select(fault => "\n- " + fault));
        Assert.AreEqual(faults.Length == 1 ? $"Mix: {faults[0]}" : $"Mix: {faults.Length} faults{list}", error.Message);
    }
}
