using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class NormalizeBySourceErrorTests
{
    [TestMethod]
    public void Options_ManyFaults_AreToldAtOnce()
    {
        var options = new NormalizeBySourceOptions
        {
            Columns = [new("x"), new("y", "x"), new("x", "z"), null!],
            SourceColumnName = null!,
            Method = null!,
            UnknownSource = (UnknownSource)7,
            OriginColumnName = "",
            Statistics = new("x", new Dictionary<string, SourceStatistics>
            {
                ["a"] = new(double.NaN, 1.5),
                ["b"] = new(1, -0.5),
                ["c"] = new([1, 2, 3], [1, 2]),
                ["d"] = new([1, 2], [1, double.PositiveInfinity]),
                ["e"] = null!,
                ["fine"] = new(-1, 0),
            }),
        };
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(options),
            "Columns has an element that is null; it must name a column made.",
            "SourceColumnName is null; it must be the name of a column.",
            "Columns makes the column 'x' more than once; each must have a name of its own.",
            "Method is null; leave it at NormalizationMethod.MeanVariance(), or choose another.",
            "UnknownSource is 7; it must be Pooled or Error.",
            "OriginColumnName is empty; name a column, or leave it null to take that of the mix.",
            "the statistics of 'x' are by slot with different numbers of slots: 3, 2. They must be equal.",
            "the statistics of source 'a' in 'x' have the center NaN; it must be a finite number.",
            "the statistics of source 'b' in 'x' have the spread -0.5; it must be a finite number of 0 or more.",
            "the statistics of source 'c' in 'x' have 3 centers and 2 spreads; there must be one of each, or one for each slot.",
            "the statistics of source 'd' in 'x' have the spread Infinity; it must be a finite number of 0 or more.",
            "the statistics of source 'e' in 'x' are null; give center and spread.",
            "the statistics do not have the column 'y'; they have 'x'. Give them by the name of the column made.");
    }

    [TestMethod]
    public void Options_NoColumns_Throws()
    {
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = null! }), "Columns is null; it must name the columns to change.");
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [] }), "Columns is empty; it must name the columns to change.");
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("", "", null!),
            "OutputColumnName is empty; it must be the name of a column.",
            "InputColumnName is empty; it must be the name of a column.",
            "SourceColumnName is null; it must be the name of a column.");
    }

    [TestMethod]
    public void Options_StatisticsOfAnotherMethod_Throws()
    {
        var data = new FakeDataView(2, Singles("x", 1, 3), Sources([1, 1], "a"));
        NormalizationStatistics fitted = Ml.Transforms.NormalizeBySource("x").Fit(data).Statistics;
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(
                new NormalizeBySourceOptions { Columns = [new("x")], Method = NormalizationMethod.MinMax(fixZero: false), Statistics = fitted }),
            "the statistics are those of MeanVariance, but Method is MinMax(fixZero: false). Set Method to the one they belong to, or take new statistics.");
    }

    [TestMethod]
    public void Method_QuantilesThatAreNone_Throws()
    {
        AssertFaults(
            () => NormalizationMethod.Robust(quantileMin: -1, quantileMax: double.NaN),
            "quantileMin is -1; it must be a percentage from 0 to 100.",
            "quantileMax is NaN; it must be a percentage from 0 to 100.");
        AssertFaults(
            () => NormalizationMethod.Robust(quantileMin: 75, quantileMax: 25),
            "quantileMin is 75 and quantileMax 25; quantileMin must be the lower one.");
    }

    [TestMethod]
    public void Options_SourceColumnAsOutputOrInput_Throws()
    {
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("source_id"),
            "OutputColumnName is 'source_id', the source column itself; choose another name for the output.");
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x", "from", "from"),
            "InputColumnName is 'from', the source column itself; name the column to be changed.");
    }

    [TestMethod]
    public void Options_NoStatistics_Throws() => AssertFaults(
        () => Ml.Transforms.NormalizeBySource(
            new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", new Dictionary<string, SourceStatistics>()) }),
        "the statistics of 'x' have no source; give center and spread for every source, or leave Statistics null to fit them.");

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).NormalizeBySource("x"));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.NormalizeBySource((NormalizeBySourceOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.NormalizeBySource("x").Fit(null!));
    }

    [TestMethod]
    public void Fit_SourcesNotGiven_NamesThem()
    {
        NormalizeBySourceEstimator estimator = Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new("x")],
            Statistics = new("x", new Dictionary<string, SourceStatistics> { ["b"] = new(0, 1), ["z"] = new(0, 1) }),
        });
        AssertFaults(
            () => estimator.Fit(new FakeDataView(0, Singles("x"), Sources([], "a", "b", "c"))),
            "source 'a' of the column 'source_id' is not among the given statistics of 'x', which name 'b', 'z'. Add it, or leave Statistics " +
            "null to fit them.",
            "source 'c' of the column 'source_id' is not among the given statistics of 'x', which name 'b', 'z'. Add it, or leave Statistics " +
            "null to fit them.");
    }

    [TestMethod]
    public void Fit_SourcesWithoutValues_NamesThem()
    {
        var data = new FakeDataView(3, Singles("x", 1, float.NaN, float.PositiveInfinity), Sources([1, 2, 2], "a", "b", "c"));
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(data),
            "source 'b' has no value to take statistics from in the column 'x'. Fit on data that holds values of it, " +
            "or give its statistics in NormalizeBySourceOptions.Statistics.");
    }

    [TestMethod]
    public void Fit_NoRows_SaysSo()
    {
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(new FakeDataView(0, Singles("x"), Sources([], "a", "b"))),
            "the data has no value to take statistics from in the column 'x'. Fit on data that has rows, " +
            "or give the statistics in NormalizeBySourceOptions.Statistics.");
    }

    [TestMethod]
    public void Fit_OtherTypes_NamesThem()
    {
        var vector = new VectorDataViewType(NumberDataViewType.Int32, 3);
        var data = new FakeDataView(0, FakeColumn.OfVectors<int>("x", vector, _ => default), Singles("source_id"));
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(data),
            "the input column 'x' is of type Vector<Int32, 3>; it must be Single, Double or a vector of one of these. Convert it first with " +
            "Transforms.Conversion.ConvertType.",
            "the source column 'source_id' is of type Single; it must be a key column whose key values name the sources. " +
            "Make it one with Transforms.Conversion.MapValueToKey.");
    }

    [TestMethod]
    public void Transform_OtherType_NamesIt()
    {
        var fitted = new FakeDataView(1, Singles("x", 1), Sources([1], "a"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(fitted);
        var data = new FakeDataView(0, FakeColumn.Of("x", TextDataViewType.Instance, _ => ReadOnlyMemory<char>.Empty), Sources([], "a"));
        AssertFaults(
            () => transformer.Transform(data),
            "the input column 'x' is of type String; it must be Single, Double or a vector of one of these. Convert it first with " +
            "Transforms.Conversion.ConvertType.");
    }

    [TestMethod]
    public void Fit_PooledBeyondSingle_IsSaid() => AssertFaults(
        () => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new("x")],
            Statistics = new("x", new Dictionary<string, SourceStatistics> { ["a"] = new(0, 1) }, new SourceStatistics(1e300, 1)),
        }).Fit(new FakeDataView(1, Singles("x", 1), Sources([1], "a"))),
        "the statistics of source '(pooled)' in 'x' have the number 1E+300; the column holds Single, which does not go so far.");

    [TestMethod]
    public void Fit_StatisticsBeyondDouble_AreSaid()
    {
        AssertTooLarge(NormalizationMethod.MeanVariance(), "source 'a'", [1e200, -1e200, 1], [1, 1, 2]);
        AssertTooLarge(NormalizationMethod.MinMax(fixZero: false), "source 'b'", [1, 1.5e308, -1.5e308], [1, 2, 2]);
        AssertTooLarge(NormalizationMethod.MinMax(fixZero: false), "all sources together", [1.5e308, -1.5e308], [1, 2]);
    }

    [TestMethod]
    public void Messages_InAnyCulture_AreTheSame()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            // InvariantGlobalization knows no cultures, so one is made that writes numbers in its own way.
            var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            Thread.CurrentThread.CurrentCulture = culture;
            AssertFaults(
                () => Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
                {
                    Columns = [new("x")],
                    Statistics = new("x", new Dictionary<string, SourceStatistics> { ["b"] = new(1, -0.5) }),
                }),
                "the statistics of source 'b' in 'x' have the spread -0.5; it must be a finite number of 0 or more.");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static void AssertTooLarge(NormalizationMethod method, string whose, double[] values, uint[] sources)
    {
        var data = new FakeDataView(values.Length, FakeColumn.Of("x", NumberDataViewType.Double, row => values[row]), Sources(sources, "a", "b"));
        var options = new NormalizeBySourceOptions { Columns = [new("x")], Method = method };
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(options).Fit(data),
            $"the values of {whose} in the column 'x' are so large that their statistics are beyond what Double holds. " +
            "Scale them down first, or give the statistics in NormalizeBySourceOptions.Statistics.");
    }

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
