using Microsoft.ML.Data;
using MlMix.Tool.Report;
using MlMix.Tool.Report.Charts;
using MlMix.Tool.Report.Samples;

namespace MlMix.Tool.Tests.Report;

[TestClass]
public sealed class ChartPartTests
{
    [TestMethod]
    [DataRow(0.37, 0.4, 0.1)]
    [DataRow(0.4, 0.4, 0.1)]
    [DataRow(1, 1, 0.2)]
    [DataRow(0.051, 0.06, 0.02)]
    public void Beyond_EndsAtARoundNumber(double end, double expected, double step)
    {
        var axis = Axis.Beyond(end);

        Assert.AreEqual(expected, axis.End, 1e-12);
        Assert.AreEqual(step, axis.Step, 1e-12);
        Assert.AreEqual(expected, axis.Ticks.Last(), 1e-12);
    }

    [TestMethod]
    public void To_EndsWhereTheDataDo()
    {
        var axis = Axis.To(36_666);

        Assert.AreEqual(36_666, axis.End);
        CollectionAssert.AreEqual(new double[] { 0, 10_000, 20_000, 30_000 }, axis.Ticks.ToArray());
        Assert.AreEqual(0.5, axis.Place(18_333));
    }

    [TestMethod]
    [DataRow(0, "0")]
    [DataRow(999, "999")]
    [DataRow(2_500, "2.5k")]
    [DataRow(1_000_000, "1M")]
    [DataRow(2_500_000_000, "2.5G")]
    public void Short_Rows_HasFewLetters(double rows, string expected) => Assert.AreEqual(expected, Figures.Short(rows));

    [TestMethod]
    public void Of_Types_IsAPictureByDimensions()
    {
        Assert.AreEqual(new PictureShape(28, 28, false, false), PictureShape.Of(Vector(784)));
        Assert.AreEqual(new PictureShape(32, 16, false, false), PictureShape.Of(Vector(16, 32)));
        Assert.AreEqual(new PictureShape(32, 16, true, false), PictureShape.Of(Vector(16, 32, 3)));
        Assert.AreEqual(new PictureShape(32, 16, true, true), PictureShape.Of(Vector(3, 16, 32)));
        Assert.IsNull(PictureShape.Of(Vector(256)));
        Assert.IsNull(PictureShape.Of(Vector(3, 5)));
        Assert.IsNull(PictureShape.Of(Vector(1000, 1000)));
        Assert.IsNull(PictureShape.Of(Vector(0)));
        Assert.IsNull(PictureShape.Of(new VectorDataViewType(TextDataViewType.Instance, 28, 28)));
        Assert.IsNull(PictureShape.Of(NumberDataViewType.Single));
    }

    [TestMethod]
    public void Pixels_OfPlanes_StandTogether()
    {
        var shape = new PictureShape(2, 1, true, true);

        CollectionAssert.AreEqual(new byte[] { 0, 100, 200, 50, 150, 250 }, shape.Pixels([0, 50, 100, 150, 200, 250], 0, 255));
    }

    private static VectorDataViewType Vector(params int[] dimensions) => new(NumberDataViewType.Single, dimensions);
}
