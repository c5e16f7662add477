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
        var first = new FakeDataView(2, Number("Label"), Number("Size"));
        var second = new FakeDataView(0, Number("source_id"), FakeColumn.Of("Size", TextDataViewType.Instance, row => "big".AsMemory()));

        Refused(
            new MixOptions { Stop = StopRule.AllExhausted, Length = -1 },
            [new MixSource("digits", first, -1), new MixSource("clothes", second)],
            "Length must be 0 rows or more; it is -1.",
            "Source 'digits' has weight -1; a weight is a finite number, 0 or more.",
            "Source 'clothes' is empty, so AllExhausted cannot hold; leave it out, give it weight 0, or stop by AllOnce.",
            "Column 'source_id' of 'clothes' has the name of a column that the mix adds; set SourceColumnName to another name, "
                + "or rename the source's column (Rename) or leave it out (Drop).",
            "Column 'Label' (Single) is in 'digits' but not in 'clothes'; rename one to it (Rename), "
                + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).",
            "Column 'Size' is Single in 'digits' but String in 'clothes'; convert one of them so that the types agree.");
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

    private static void Refused(MixSource[] sources, params string[] faults) => Refused(new MixOptions(), sources, faults);

    private static void Refused(MixOptions options, MixSource[] sources, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(options, sources));

        CollectionAssert.AreEqual(faults, error.Faults.ToArray());
        string list = string.Concat(faults.Select(fault => "\n- " + fault));
        Assert.AreEqual(faults.Length == 1 ? $"Mix: {faults[0]}" : $"Mix: {faults.Length} faults{list}", error.Message);
    }
}
