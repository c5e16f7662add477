using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/batches.md shows, and the doors of docs/guides/mixing.md.</summary>
public static class BatchSnippets
{
    public static (MixedDataView Blend, MixedDataView Turns, MixedDataView All) Doors(MLContext ml, IDataView code, IDataView text)
    {
        #region doors
        MixedDataView blend = ml.Data.Blend(32, new MixSource("code", code, 3), new MixSource("text", text, 1));
        MixedDataView turns = ml.Data.Interleave(new MixSource("code", code), new MixSource("text", text));
        MixedDataView all = ml.Data.Concat(code, text);
        #endregion

        return (blend, turns, all);
    }

    public static double[] Loop(MixedDataView mixed)
    {
        #region batch-loop
        var model = new double[2];
        foreach (MixBatch batch in mixed.Batches(32, "Features", "Label"))
        {
            ReadOnlySpan<float> labels = batch.Values<float>("Label");
            ReadOnlySpan<float> features = batch.Matrix<float>("Features");
            for (int row = 0; row < batch.Count; row++)
            {
                double error = labels[row] - model[0] * features[2 * row] - model[1] * features[2 * row + 1];
                double rate = batch.SourceName(row) == "clean" ? 0.1 : 0.01;
                model[0] += rate * error * features[2 * row];
                model[1] += rate * error * features[2 * row + 1];
            }
        }
        #endregion

        return model;
    }

    public static (int Before, MixedDataView Left) StopAndGoOn(MixedDataView mixed, Func<MixBatch, bool> timeIsUp)
    {
        int rows = 0;

        #region batch-checkpoint
        string saved = "";
        foreach (MixBatch batch in mixed.Batches(32, "Label"))
        {
            rows += batch.Count;
            if (timeIsUp(batch))
            {
                saved = batch.Checkpoint().ToJson();
                break;
            }
        }

        MixedDataView rest = mixed.Resume(PlanCheckpoint.FromJson(saved));
        #endregion

        return (rows, rest);
    }

    public static int Options(MixedDataView blend, IProgress<long> progress, CancellationToken cancellation)
    {
        int batches = 0;

        #region batch-options
        var options = new BatchOptions { DropLastBatch = true, Progress = progress, Cancellation = cancellation };
        using BatchReader reader = blend.Batches(options).GetEnumerator();
        while (reader.MoveNext())
            batches += reader.Current.Count / 32;
        #endregion

        return batches;
    }
}
