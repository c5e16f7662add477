using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using TorchSharp;

namespace MlMix.Tensors.Tests.Support;

/// <summary>Views whose features say where a row is from: source, row, and their sum.</summary>
internal static class Views
{
    public static MLContext Ml { get; } = new(seed: 1);

    /// <summary>Features of three slots, sparse in every second row, and a label that is a key of two values.</summary>
    public static FakeDataView Numbered(int source, long rows, bool countUnknown = false) => new(
        rows,
        FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 3), row => Vector(source, row)),
        FakeColumn.Key("Label", row => (uint)(row % 3), "x", "y"))
    {
        CountUnknown = countUnknown,
    };

    public static MixSource[] Sources(params long[] rows) => [.. rows.Select((count, i) => new MixSource(Name(i), Numbered(i, count)))];

    public static string Name(int source) => ((char)('a' + source)).ToString();

    /// <summary>The rows of a batch, as its features tell them, each held against the other tensors.</summary>
    public static string Rows(torch.Tensor features, torch.Tensor labels, torch.Tensor sourceIds)
    {
        float[] values = features.data<float>().ToArray();
        long[] classes = labels.data<long>().ToArray();
        long[] ids = sourceIds.data<long>().ToArray();
        Assert.HasCount(3 * ids.Length, values);
        Assert.HasCount(ids.Length, classes);
        var rows = new string[ids.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            (float source, float number, float sum) = (values[3 * row], values[3 * row + 1], values[3 * row + 2]);
            Assert.AreEqual(source + number, sum);
            Assert.AreEqual((long)number % 3 - 1, classes[row]);
            Assert.AreEqual((long)source, ids[row]);
            rows[row] = FormattableString.Invariant($"{Name((int)source)}{number}");
        }
        return string.Join(' ', rows);
    }

    public static string Rows(TensorBatch batch) => Rows(batch.Features, batch.Labels, batch.SourceIds);

    public static string[] Pieces(TensorBatches batches)
    {
        var pieces = new List<string>();
        foreach (TensorBatch batch in batches)
            pieces.Add(Rows(batch));
        return [.. pieces];
    }

    /// <summary>The rows that a plan says, cut where its batches end.</summary>
    public static string[] Pieces(MixPlan plan, int size)
    {
        var pieces = new List<List<string>>();
        long batch = -1;
        PlanWalker walker = plan.Walk();
        while (walker.MoveNext())
        {
            bool isNew = plan.BatchSize is null ? pieces.Count == 0 || pieces[^1].Count == size : walker.Batch != batch;
            if (isNew)
                pieces.Add([]);
            batch = walker.Batch;
            pieces[^1].Add($"{Name(walker.Current.Source)}{walker.Current.Row}");
        }
        return [.. pieces.Select(piece => string.Join(' ', piece))];
    }

    private static VBuffer<float> Vector(int source, long row) => row % 2 == 0
        ? new VBuffer<float>(3, [source, row, source + row])
        : source == 0 ? new VBuffer<float>(3, 2, [row, row], [1, 2]) : new VBuffer<float>(3, 3, [source, row, source + row], [0, 1, 2]);
}
