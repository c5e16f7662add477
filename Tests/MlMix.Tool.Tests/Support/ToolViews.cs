using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Support;

/// <summary>Small mixes for the engines of the command.</summary>
internal static class ToolViews
{
    public static MLContext Ml { get; } = new(seed: 1);

    /// <summary>A mix of one source named s, row after row, without columns of its own.</summary>
    public static MixedDataView Plain(long rows, params FakeColumn[] columns) =>
        Ml.Data.Mix(new MixOptions { Columns = MixColumns.None, Stop = StopRule.AllOnce }, new MixSource("s", new FakeDataView(rows, columns)));

    /// <summary>A source whose rows tell where they come from: its number, and texts that need care, of some 20 characters each.</summary>
    public static FakeDataView Numbered(int source, long rows, bool countUnknown = false) => new(
        rows,
        FakeColumn.Of("Row", NumberDataViewType.Int64, row => source * 1000 + row),
        FakeColumn.Of("Text", TextDataViewType.Instance, row => $"é \"{source}\"\trow {row}".AsMemory()),
        FakeColumn.OfVectors("Half", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [row / 2f, -row])))
    {
        CountUnknown = countUnknown,
    };

    /// <summary>Sources named a, b, c, ... of these numbers of rows.</summary>
    public static MixSource[] Sources(bool countUnknown, params long[] rows) =>
        [.. rows.Select((count, i) => new MixSource(((char)('a' + i)).ToString(), Numbered(i, count, countUnknown), weight: i + 1))];

    public static FakeColumn Texts(string name, params string[] texts) => FakeColumn.Of(name, TextDataViewType.Instance, row => texts[row].AsMemory());

    public static FakeColumn Floats(string name, params float[] values) => FakeColumn.Of(name, NumberDataViewType.Single, row => values[row]);
}
