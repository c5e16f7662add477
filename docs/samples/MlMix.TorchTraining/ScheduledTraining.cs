using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.TorchTraining;

/// <summary>A curriculum: the weights change while the net trains, as a schedule says beforehand.</summary>
internal static class ScheduledTraining
{
    private const int Rows = 9_600;
    private const int RowsPerLine = 960;

    public static void Run(MLContext ml, Domains domains, TextWriter output)
    {
        using var net = new Net(domains);
        var lines = new LossTable(domains.Names, output);
        var tally = new LossTally(domains.Sources.Length);

        #region torch-schedule
        var options = new MixOptions
        {
            Stop = StopRule.Never,
            Length = Rows,
            Schedule = WeightSchedule.Linear(
                ScheduleUnit.Rows,
                new WeightPoint(0, ("easy", 8), ("hard", 1), ("noisy", 1)),
                new WeightPoint(Rows, ("easy", 1), ("hard", 8), ("noisy", 1))),
        };
        MixedDataView mixed = ml.Data.Mix(options, domains.Sources);

        foreach (TensorBatch batch in mixed.TensorBatches(32))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor losses = net.Step(batch.Features, batch.Labels);
            tally.Add(batch, losses);
            if (tally.Rows == RowsPerLine)
            {
                lines.Add((batch.Index + 1) * 32, tally.ToLosses());
                tally = new LossTally(domains.Sources.Length);
            }
        }
        #endregion
    }
}
