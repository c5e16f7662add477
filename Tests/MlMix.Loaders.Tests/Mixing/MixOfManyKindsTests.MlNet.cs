using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Idx;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Data frames, a text file, objects, an IDX file and a mix of them, all in one mix.</summary>
[TestClass]
public class MixOfManyKindsTests
{
    [TestMethod]
    public void Rows_OfSourcesOfEveryKind_ComeIntoOneForm()
    {
        using var folder = new TempFolder();
        var frame = new DataFrame(new SingleDataFrameColumn("Label", [0f, 1f]), new DoubleDataFrameColumn("Size", [0.5, 1.5]));
        var other = new DataFrame(new DoubleDataFrameColumn("size", [2.5]), new SingleDataFrameColumn("Label", [2f]), new StringDataFrameColumn("Note", ["x"]));
        string text = folder.Write("sizes.tsv", "3\t3.5\n4\t4.5\n"u8.ToArray());
        IDataView file = Ml.Data.LoadFromTextFile(
            text, [new TextLoader.Column("Label", DataKind.Single, 0), new TextLoader.Column("Size", DataKind.Single, 1)]);
        IDataView objects = Ml.Data.LoadFromEnumerable([new Sized { Size = 5, Label = 5 }]);
        IDataView idx = Ml.Data.LoadFromIdx(
            folder.Write("data", IdxBytes.File(IdxBytes.UByte, [2], 6, 7)), folder.Write("labels", IdxBytes.File(IdxBytes.UByte, [2], 6, 7)));

        MixedDataView rest = Ml.Data.Concat(
            new MixSource("objects", objects), new MixSource("idx", idx) { Rename = new Dictionary<string, string> { ["Features"] = "Size" } });
        MixedDataView mix = Ml.Data.Concat(
            new MixSource("frame", frame),
            new MixSource("other", other) { Rename = new Dictionary<string, string> { ["size"] = "Size" }, Drop = ["Note"] },
            new MixSource("file", file),
            new MixSource("rest", rest) { Drop = ["source_id"] });

        Assert.AreEqual(NumberDataViewType.Double, mix.Schema["Size"].Type, "a data frame's Double holds what the others have");
        CollectionAssert.AreEqual(new[] { 0.5, 1.5, 2.5, 3.5, 4.5, 5, 6, 7 }, ViewRows.Column<double>(mix, "Size"));
        CollectionAssert.AreEqual(new float[] { 0, 1, 2, 3, 4, 5, 6, 7 }, ViewRows.Column<float>(mix, "Label"));
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2, 3, 3, 4, 4, 4 }, ViewRows.Column<uint>(mix, "source_id"));
    }

    [TestMethod]
    public void DataFrame_OfAMix_HasItsRows()
    {
        var frame = new DataFrame(new SingleDataFrameColumn("Label", [1f, 2f, 3f]));
        MixedDataView mix = Ml.Data.Interleave(new MixSource("a", frame), new MixSource("b", frame));

        DataFrame back = mix.ToDataFrame("Label");

        CollectionAssert.AreEqual(new object[] { 1f, 1f, 2f, 2f, 3f }, back.Columns["Label"].Cast<object>().ToArray());
    }

    private sealed class Sized
    {
        public float Size { get; set; }

        public float Label { get; set; }
    }
}
