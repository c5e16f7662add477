using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Tests.Support;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>Lines of JSON, byte by byte.</summary>
[TestClass]
public class JsonlTests
{
    [TestMethod]
    public void Rows_OfEveryType_AreTheseBytes()
    {
        MixedDataView mix = Plain(
            3,
            Texts("Text", "é \"x\"\t\n\\", "", "</a>&'+"),
            Floats("Number", 0.1f, float.NaN, float.NegativeInfinity),
            FakeColumn.Of("Long", NumberDataViewType.Int64, row => long.MinValue + row),
            FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => row == 1),
            FakeColumn.Key("Kind", row => (uint)row, "a \"cat\"", "dog"),
            FakeColumn.Of("Bare", new KeyDataViewType(typeof(ushort), 5), row => (ushort)(row * 2)),
            FakeColumn.OfVectors("Two", new VectorDataViewType(NumberDataViewType.Double, 3), row => new VBuffer<double>(3, 1, [1e300 * row], [1])),
            FakeColumn.OfVectors("Words", new VectorDataViewType(TextDataViewType.Instance), row => Words((int)row)),
            FakeColumn.Of("Day", DateTimeDataViewType.Instance, row => new DateTime(2001, 2, 3, 4, 5, 6).AddTicks(row)),
            FakeColumn.Of("Span", TimeSpanDataViewType.Instance, row => TimeSpan.FromDays(-row)),
            FakeColumn.Of("Id", RowIdDataViewType.Instance, row => new DataViewRowId(10, (ulong)row)));

        Assert.AreEqual(
            """
            {"Text":"é \"x\"\t\n\\","Number":0.1,"Long":-9223372036854775808,"Flag":false,"Kind":null,"Bare":null,"Two":[0,0,0],"Words":[],
            "Day":"2001-02-03T04:05:06.0000000","Span":"00:00:00","Id":"0000000000000000000000000000000a"}
            {"Text":"","Number":null,"Long":-9223372036854775807,"Flag":true,"Kind":"a \"cat\"","Bare":1,"Two":[0,1E+300,0],"Words":["w0"],
            "Day":"2001-02-03T04:05:06.0000001","Span":"-1.00:00:00","Id":"0000000000000001000000000000000a"}
            {"Text":"</a>&'+","Number":"-Infinity","Long":-9223372036854775806,"Flag":false,"Kind":"dog","Bare":3,"Two":[0,2E+300,0],"Words":["w0","w1"],
            "Day":"2001-02-03T04:05:06.0000002","Span":"-2.00:00:00","Id":"0000000000000002000000000000000a"}

            """.ReplaceLineEndings("\n").Replace(",\n", ",", StringComparison.Ordinal),
            Written.Text(mix, ".jsonl"));
    }

    [TestMethod]
    public void KeyValues_ThatAreNumbers_AreNumbers()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues", new VectorDataViewType(NumberDataViewType.Single, 2), (ref VBuffer<float> value) => value = new VBuffer<float>(2, [1.5f, -3]));
        MixedDataView mix = Plain(2, FakeColumn.Of("Kind", new KeyDataViewType(typeof(uint), 2), row => (uint)row + 1, annotations.ToAnnotations()));

        Assert.AreEqual("{\"Kind\":1.5}\n{\"Kind\":-3}\n", Written.Text(mix, ".jsonl"));
        Assert.AreEqual("Kind\n1.5\n-3\n", Written.Text(mix, ".tsv"));
    }

    [TestMethod]
    public void Halves_OfCharacters_DoNotBreakTheFile()
    {
        MixedDataView mix = Plain(1, Texts("T\"", "a\ud800b"));

        Assert.AreEqual("{\"T\\\"\":\"a\\uFFFDb\"}\n", Written.Text(mix, ".jsonl"));
        Assert.AreEqual("\"T\"\"\"\na\ufffdb\n", Written.Text(mix, ".tsv"));
    }

    private static VBuffer<ReadOnlyMemory<char>> Words(int count) =>
        new(count, [.. Enumerable.Range(0, count).Select(i => $"w{i}".AsMemory())]);
}
