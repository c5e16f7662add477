using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.TorchTraining;

/// <summary>Training whose weights follow the losses, round by round.</summary>
internal static class AdaptiveTraining
{
    private const int Rounds = 30;

    public static void Run(MLContext ml, Domains domains, string rule, TextWriter output)
    {
        MixedDataView mixed = ml.Data.Mix(new MixOptions { Stop = StopRule.Never, Length = Rounds * 640, Labels = domains.Labels }, domains.Sources);
        IWeightController controller = rule == "exp3" ? Exp3() : DoReMi(ml, domains, mixed, output);
        Train(domains, mixed, controller, new LossTable(domains.Names, output));
        output.WriteLine($"last weights: {LossTable.Pairs(domains.Names, controller.Weights)}");
        if (controller is ExponentiatedGradientController doremi)
            output.WriteLine($"average weights: {LossTable.Pairs(domains.Names, doremi.AverageWeights)}");

        IWeightController Exp3()
        {
            #region torch-exp3
            // Losses of two classes are about 0 to 1, so they are rewards as they are.
            var options = new Exp3Options { RewardScale = 1 };
            IWeightController exp3 = new Exp3Controller(mixed.Plan.Sources.Count, options);
            #endregion

            return exp3;
        }
    }

    private static void Train(Domains domains, MixedDataView mixed, IWeightController controller, LossTable table)
    {
        using var net = new Net(domains);

        #region torch-rounds
        foreach (MixRound round in mixed.Rounds(controller, rowsPerRound: 640))
        {
            foreach (TensorBatch batch in round.View.TensorBatches(32))
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor losses = net.Step(batch.Features, Domains.ClassesOf(batch));
                round.Losses.Add(batch, losses);
            }
            table.Add(round);
        }
        #endregion
    }

    // A model of reference is one that was trained on equal shares. What it is good at is to be had.
    private static ExponentiatedGradientController DoReMi(MLContext ml, Domains domains, MixedDataView mixed, TextWriter output)
    {
        using var reference = new Net(domains);
        foreach (TensorBatch batch in mixed.TensorBatches(32))
        {
            using DisposeScope scope = NewDisposeScope();
            reference.Step(batch.Features, Domains.ClassesOf(batch));
        }

        #region torch-reference
        var tally = new LossTally(domains.Sources.Length);
        MixedDataView all = ml.Data.Concat(new MixOptions { Labels = domains.Labels }, domains.Sources);
        foreach (TensorBatch batch in all.TensorBatches(500))
        {
            using DisposeScope scope = NewDisposeScope();
            tally.Add(batch, reference.Losses(batch.Features, Domains.ClassesOf(batch)));
        }

        double[] references = [.. tally.ToLosses().Select(loss => loss.Mean)];
        var controller = new ExponentiatedGradientController(
            references.Length, new ExponentiatedGradientOptions { ReferenceLosses = references, StepSize = 0.5 });
        #endregion

        output.WriteLine($"losses of reference: {LossTable.Pairs(domains.Names, references)}");
        return controller;
    }
}
