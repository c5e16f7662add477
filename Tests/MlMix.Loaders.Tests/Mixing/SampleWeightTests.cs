using Microsoft.ML;
using MlMix.Mixing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>What the rows of each source count for in training.</summary>
[TestClass]
public class SampleWeightTests
{
    [TestMethod]
    public void Fixed_IsTheSourcesOwn()
    {
        MixSchema schema = Schema(
            new MixOptions { Columns = MixColumns.SampleWeight },
            new MixSource("a", Numbered(0, 2)),
            new MixSource("b", Numbered(1, 2)) { SampleWeight = 0.1 },
            new MixSource("c", Numbered(2, 2)) { SampleWeight = 0 });

        CollectionAssert.AreEqual(new[] { 1f, 0.1f, 0f }, Weights(schema, 3));
    }

    [TestMethod]
    public void Importance_IsTheShareAskedForOverTheShareOfRows()
    {
        // 0.5, 0.3, 0.2 of the weights, and 0.8, 0.15, 0.05 of the 400 rows; the second counts twice. Not drawn, the last has no part in it.
        MixSchema schema = Schema(
            Importance(),
            new MixSource("a", Numbered(0, 320), 5), new MixSource("b", Numbered(1, 60), 3) { SampleWeight = 2 },
            new MixSource("c", Numbered(2, 20), 2), new MixSource("d", Numbered(3, 1000), 0) { SampleWeight = 7 });

        CollectionAssert.AreEqual(new[] { 0.625f, 4f, 4f, 7f }, Weights(schema, 4));
    }

    [TestMethod]
    public void Importance_OverAllRows_AddsUpToTheSharesAskedFor()
    {
        long[] rows = [17, 230, 4, 999];
        double[] weights = [0.1, 0.2, 0.3, 0.4];
        float[] found = Weights(Schema(Importance(), Sources(rows, weights)), 4);

        for (int i = 0; i < 4; i++)
            Assert.AreEqual(weights[i], found[i] * rows[i] / rows.Sum(), 1e-6);
    }

    [TestMethod]
    public void Importance_CountsTheRowsThatTakePart()
    {
        // 10 of 100 rows and 10 of 10, at equal weights.
        MixSchema schema = Schema(
            Importance(), new MixSource("a", Numbered(0, 100)) { Range = RowRange.Percent(0, 10) }, new MixSource("b", Numbered(1, 10)));

        CollectionAssert.AreEqual(new[] { 1f, 1f }, Weights(schema, 2));
    }

    [TestMethod]
    public void Importance_OfAnEmptySource_LeavesTheOthersTheirShares()
    {
        // Equal weights of the two that have rows, 3 to 1 rows: 0.5 / 0.75 and 0.5 / 0.25.
        CollectionAssert.AreEqual(new[] { 0.5f / 0.75f, 2f, 1f }, Weights(Schema(Importance(), Sources([3, 1, 0])), 3));
    }

    [TestMethod]
    public void Importance_ByConcat_StopsByItself()
    {
        var options = new MixOptions { Columns = MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance, Selection = Selection.Concat };

        CollectionAssert.AreEqual(new[] { 2f, 0.5f / 0.75f }, Weights(Schema(options, Sources([1, 3])), 2));
    }

    [TestMethod]
    public void Importance_WhereRowsComeNotOnce_IsRefused()
    {
        const string why = "SampleWeights is Importance, which is for mixes that deliver every row once, but ";
        MixOptions options = Importance();
        (options.Stop, options.Length, options.BatchSize, options.DropLastBatch) = (StopRule.AllExhausted, 3, 2, true);

        Refused(
            options,
            [new MixSource("a", Numbered(0, 4)) { Repeat = 2 }, new MixSource("b", Numbered(1, 4)) { Choose = 2 }],
            why + "Stop is AllExhausted; stop by AllOnce, or leave SampleWeights at Fixed.",
            why + "Length is 3; leave it out, or leave SampleWeights at Fixed.",
            why + "the last batch is left out; keep it, or leave SampleWeights at Fixed.",
            why + "source 'a' is to repeat its rows or to choose some; leave out Repeat and Choose.",
            why + "source 'b' is to repeat its rows or to choose some; leave out Repeat and Choose.");
        Refused(
            Importance(),
            [new MixSource("a", Numbered(0, 4, countUnknown: true))],
            why + "the row count of source 'a' is unknown; give it as RowCount of the source.");
        Refused(
            new MixOptions
            {
                Columns = MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance, Stop = StopRule.AllOnce,
                Schedule = WeightSchedule.Linear(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1)), new WeightPoint(4, ("a", 2))),
            },
            [new MixSource("a", Numbered(0, 4))],
            why + "there is a schedule, whose weights change; leave it out, or leave SampleWeights at Fixed.");
    }

    [TestMethod]
    [DataRow(-1, "-1")]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(1e39, "1E+39")]
    public void SampleWeight_ThatIsNone_IsRefused(double weight, string text) => Refused(
        new MixOptions { Columns = MixColumns.SampleWeight },
        [new MixSource("a", Numbered(0, 4)) { SampleWeight = weight }],
        $"Source 'a' has SampleWeight {text}; it is a finite number, 0 or more, that a Single can hold.");

    [TestMethod]
    public void Weights_ThatNoColumnTells_AreRefused() => Refused(
        new MixOptions { SampleWeights = SampleWeighting.Importance, Stop = StopRule.AllOnce },
        [new MixSource("a", Numbered(0, 4)) { SampleWeight = 2 }, new MixSource("b", Numbered(1, 4))],
        "Source 'a' has SampleWeight 2, but no column tells it; add MixColumns.SampleWeight to Columns, or leave it at 1.",
        "SampleWeights is Importance, but no column tells them; add MixColumns.SampleWeight to Columns, or leave it at Fixed.");

    private static MixOptions Importance() =>
        new() { Columns = MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance, Stop = StopRule.AllOnce };

    private static float[] Weights(MixSchema schema, int sources) => [.. Enumerable.Range(0, sources).Select(schema.SampleWeight)];
}
