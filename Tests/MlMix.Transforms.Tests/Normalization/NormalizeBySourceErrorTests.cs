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
            OutputColumnName = "",
            InputColumnName = "",
            SourceColumnName = null!,
            Statistics = new Dictionary<string, SourceStatistics>
            {
                ["a"] = new(double.NaN, 1.5),
                ["b"] = new(1, -0.5),
                ["c"] = new(1e39, double.PositiveInfinity),
                ["fine"] = new(-1, 0),
            },
        };
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource(options),
            "OutputColumnName is empty; it must be the name of a column.",
            "InputColumnName is empty; it must be the name of a column.",
            "SourceColumnName is null; it must be the name of a column.",
            "the mean given for source 'a' is NaN; it must be a finite number in the range of Single.",
            "the standard deviation given for source 'b' is -0.5; it must be a finite number of 0 or more in the range of Single.",
            "the mean given for source 'c' is 1E+39; it must be a finite number in the range of Single.",
            "the standard deviation given for source 'c' is Infinity; it must be a finite number of 0 or more in the range of Single.");
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
            new NormalizeBySourceOptions { OutputColumnName = "x", Statistics = new Dictionary<string, SourceStatistics>() }),
        "Statistics is empty; give mean and standard deviation for every source, or leave it null to fit them.");

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
            OutputColumnName = "x",
            Statistics = new Dictionary<string, SourceStatistics> { ["b"] = new(0, 1), ["z"] = new(0, 1) },
        });
        AssertFaults(
            () => estimator.Fit(new FakeDataView(0, Singles("x"), Sources([], "a", "b", "c"))),
            "source 'a' of the column 'source_id' is not among the given statistics, which name 'b', 'z'. Add it, or leave Statistics " +
            "null to fit them.",
            "source 'c' of the column 'source_id' is not among the given statistics, which name 'b', 'z'. Add it, or leave Statistics " +
            "null to fit them.");
    }

    [TestMethod]
    public void Fit_SourcesWithoutValues_NamesThem()
    {
        var data = new FakeDataView(3, Singles("x", 1, float.NaN, float.PositiveInfinity), Sources([1, 2, 2], "a", "b", "c"));
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(data),
            "source 'b' has no finite value in the column 'x', so it has no mean. Fit on data that holds values of it, " +
            "or give its mean and standard deviation in NormalizeBySourceOptions.Statistics.");
    }

    [TestMethod]
    public void Fit_NoRows_SaysSo()
    {
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(new FakeDataView(0, Singles("x"), Sources([], "a", "b"))),
            "the data has no finite value in the column 'x', so there is no mean. Fit on data that has rows, " +
            "or give the statistics in NormalizeBySourceOptions.Statistics.");
    }

    [TestMethod]
    public void Fit_OtherTypes_NamesThem()
    {
        var vector = new VectorDataViewType(NumberDataViewType.Double, 3);
        var data = new FakeDataView(0, FakeColumn.OfVectors<double>("x", vector, _ => default), Singles("source_id"));
        AssertFaults(
            () => Ml.Transforms.NormalizeBySource("x").Fit(data),
            "the input column 'x' is of type Vector<Double, 3>; it must be Single or a vector of Single. Convert it first with " +
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
            "the input column 'x' is of type String; it must be Single or a vector of Single. Convert it first with " +
            "Transforms.Conversion.ConvertType.");
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
                    OutputColumnName = "x",
                    Statistics = new Dictionary<string, SourceStatistics> { ["b"] = new(1, -0.5) },
                }),
                "the standard deviation given for source 'b' is -0.5; it must be a finite number of 0 or more in the range of Single.");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
