using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Exploring.Tests.Frames;

[TestClass]
public sealed class FrameViewTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Values_WithoutNulls_AreThoseOfTheFrameInItsTypes()
    {
        IDataView view = Ml.Data.LoadFromDataFrame(SampleFrames.Everything(4));

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, view.GetColumn<int>("Int").ToArray());
        CollectionAssert.AreEqual(new[] { 0L, 10, 20, 30 }, view.GetColumn<long>("Long").ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3 }, view.GetColumn<byte>("Byte").ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0.5f, 1, 1.5f }, view.GetColumn<float>("Single").ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true, false }, view.GetColumn<bool>("Flag").ToArray());
        CollectionAssert.AreEqual(new[] { "text 0", "text 1", "text 2", "text 3" }, view.GetColumn<string>("Text").ToArray());
        Assert.AreEqual(new DateTime(2001, 2, 5), view.GetColumn<DateTime>("Day").ElementAt(2));
        CollectionAssert.AreEqual(new[] { 2f, 3, 4 }, view.GetColumn<float[]>("Vector").ElementAt(2));
        CollectionAssert.AreEqual(new[] { 0, 0, 2.5, 0 }, view.GetColumn<double[]>("Sparse").ElementAt(2));
        Assert.AreEqual(3, ((VectorDataViewType)view.Schema["Vector"].Type).Size, "Equally long vectors have a length.");
        Assert.AreEqual(4L, view.GetRowCount());
    }

    [TestMethod]
    public void Nulls_OfEveryType_AreMissingValues()
    {
        IDataView view = Ml.Data.LoadFromDataFrame(SampleFrames.WithNulls(3));

        CollectionAssert.AreEqual(new[] { 0.0, 1, double.NaN }, view.GetColumn<double>("Int").ToArray());
        CollectionAssert.AreEqual(new[] { 0.0, 10, double.NaN }, view.GetColumn<double>("Long").ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 1, float.NaN }, view.GetColumn<float>("Byte").ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 0.5f, float.NaN }, view.GetColumn<float>("Single").ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 0, float.NaN }, view.GetColumn<float>("Flag").ToArray());
        CollectionAssert.AreEqual(new[] { "text 0", "text 1", "" }, view.GetColumn<string>("Text").ToArray());

        // What the package itself makes of them, so that the doors are known to be needed.
        IDataView own = SampleFrames.WithNulls(3);
        Assert.AreEqual(0, own.GetColumn<int>("Int").Last());
        Assert.IsFalse(own.GetColumn<bool>("Flag").Last());
    }

    [TestMethod]
    public void OtherTypes_ArrowTextDecimalsAndRaggedVectors_AreRead()
    {
        var frame = new DataFrame(
            SampleFrames.Arrow("Arrow", "one", null, "three"),
            new DecimalDataFrameColumn("Price", [1.25m, 2.5m, null]),
            new PrimitiveDataFrameColumn<TimeSpan>("Span", [TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromDays(2)]),
            new VBufferDataFrameColumn<int>("Ragged", [new VBuffer<int>(1, [7]), default, new VBuffer<int>(2, [8, 9])]));

        IDataView view = Ml.Data.LoadFromDataFrame(frame);

        CollectionAssert.AreEqual(new[] { 1.25, 2.5, double.NaN }, view.GetColumn<double>("Price").ToArray());
        Assert.AreEqual(TimeSpan.FromDays(2), view.GetColumn<TimeSpan>("Span").Last());
        Assert.IsFalse(((VectorDataViewType)view.Schema["Ragged"].Type).IsKnownSize);
        CollectionAssert.AreEqual(new[] { 8, 9 }, view.GetColumn<int[]>("Ragged").Last());
        CollectionAssert.AreEqual(new[] { "one", "", "three" }, view.GetColumn<string>("Arrow").ToArray());
    }

    [TestMethod]
    public void Faults_OfColumnsThatMlNetCannotHave_AreAllListed()
    {
        var frame = new DataFrame(
            new DateTimeDataFrameColumn("When", [new DateTime(2001, 2, 3), null]),
            new PrimitiveDataFrameColumn<Guid>("Id", [Guid.Empty, Guid.Empty]));

        MixConfigurationException refusal = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromDataFrame(frame));

        Assert.HasCount(2, refusal.Faults);
        StringAssert.Contains(refusal.Faults[0], "'When' holds DateTime and 1 of its 2 values are null");
        StringAssert.Contains(refusal.Faults[0], "FillNulls");
        StringAssert.Contains(refusal.Faults[1], "'Id' holds System.Guid");
    }

    [TestMethod]
    public void Cursor_OverAFrame_AllocatesNothingPerRow()
    {
        long few = Read(SampleFrames.WithNulls(300));
        long many = Read(SampleFrames.WithNulls(30_000));

        Assert.IsLessThan(few + 4096, many);

        static long Read(DataFrame frame)
        {
            IDataView view = Ml.Data.LoadFromDataFrame(frame);
            using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
            ValueGetter<double> number = cursor.GetGetter<double>(view.Schema["Int"]);
            ValueGetter<float> flag = cursor.GetGetter<float>(view.Schema["Flag"]);
            ValueGetter<ReadOnlyMemory<char>> text = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Text"]);
            ValueGetter<VBuffer<float>> vector = cursor.GetGetter<VBuffer<float>>(view.Schema["Vector"]);
            (double d, float f, ReadOnlyMemory<char> t, VBuffer<float> v) = (0, 0, default, default);
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (cursor.MoveNext())
            {
                number(ref d);
                flag(ref f);
                text(ref t);
                vector(ref v);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
