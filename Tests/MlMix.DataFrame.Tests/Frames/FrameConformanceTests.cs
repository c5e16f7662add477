using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Exploring.Tests.Frames;

/// <summary>Data frames as views, held to ML.NET's contract: by our doors, and as the package has them.</summary>
[TestClass]
public sealed class FrameConformanceTests
{
    private const string Unguarded = "its getters read the frame at the cursor's position, wherever that is";
    private static readonly MLContext Ml = new(seed: 1);

    public static ConformanceCases Views { get; } = new()
    {
        { "a frame", () => Ml.Data.LoadFromDataFrame(SampleFrames.Everything(12)) },
        { "a frame with nulls", () => Ml.Data.LoadFromDataFrame(SampleFrames.WithNulls(12)) },
        { "a frame without rows", () => Ml.Data.LoadFromDataFrame(SampleFrames.Everything(0)) },
        { "a frame without columns", () => Ml.Data.LoadFromDataFrame(new DataFrame()) },
        { "frames mixed", () => Ml.Data.MixFrames(("a", SampleFrames.Everything(9)), ("b", SampleFrames.WithNulls(12))) },
        { "frames appended", () => Ml.Data.ConcatFrames(("a", SampleFrames.Everything(5)), ("b", Numbers())) },
        {
            "a DataFrame as it is", () => SampleFrames.WithNulls(12),
            (ConformanceRules.Position, "past its last row the position goes on counting"),
            (ConformanceRules.ForeignColumns, "it looks at the index of a column alone"),
            (ConformanceRules.OffRow, Unguarded),
            (ConformanceRules.CallersBuffers, "it hands out the items of its own vectors"),
            (ConformanceRules.AfterDisposal, Unguarded)
        },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Frame_AsAView_KeepsTheContract(string name) => Views.Check(name);

    // Dates cannot be filled in.
    private static DataFrame Numbers() => new(
        new Int32DataFrameColumn("Other", [1, 2, 3]), new DateTimeDataFrameColumn("Day", Enumerable.Range(1, 3).Select(day => new DateTime(2001, 2, day))));
}
