using MlMix;
using TorchSharp;

namespace Microsoft.ML;

/// <summary>Losses by source, from the losses of a batch's rows.</summary>
public static class SourceLossExtensions
{
    /// <summary>
    /// Gives the mean loss of each source: for losses by source to be printed, or to train on (the greatest of them, for example, or a weighted sum).
    /// Gradients flow through it.
    /// </summary>
    /// <param name="losses">The loss of each row, [rows], as a loss with <c>Reduction.None</c> gives it.</param>
    /// <param name="sourceIds">The source of each row, Int64 of [rows], from 0; rows with a negative one, whose source is missing, are left out.</param>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <returns>[sources], a new tensor of the losses' type; NaN for a source without rows.</returns>
    /// <exception cref="ArgumentNullException">One of the tensors is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sources"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The tensors are not both of [rows], with the same number of rows.</exception>
    public static torch.Tensor MeanBySource(this torch.Tensor losses, torch.Tensor sourceIds, int sources)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(sourceIds);
        ArgumentOutOfRangeException.ThrowIfLessThan(sources, 1);
        CheckRows(losses, sourceIds);
        using DisposeScope scope = torch.NewDisposeScope();
        // Rows without a source are summed in a place of their own, which is cut off.
        torch.Tensor places = sourceIds.add(1);
        torch.Tensor sums = torch.zeros([sources + 1], losses.dtype, losses.device).index_add(0, places, losses, 1);
        torch.Tensor rows = torch.zeros([sources + 1], losses.dtype, losses.device).index_add(0, places, torch.ones_like(losses), 1);
        return sums.div(rows).narrow(0, 1, sources).MoveToOuterDisposeScope();
    }

    /// <summary>Adds the losses of a batch's rows to those of their sources. Rows whose source is missing are left out.</summary>
    /// <param name="tally">What they are added to, of all sources of the mix.</param>
    /// <param name="batch">The current batch.</param>
    /// <param name="losses">The loss of each of its rows, [rows], as a loss with <c>Reduction.None</c> gives it. No gradient is kept.</param>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="losses"/> are not of [rows], with the batch's number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is of a source that the tally does not have.</exception>
    /// <exception cref="InvalidOperationException">There is no current batch, or its view has no source column.</exception>
    public static void Add(this LossTally tally, TensorBatch batch, torch.Tensor losses)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(losses);
        CheckRows(losses, batch.SourceIds);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor places = batch.SourceIds.add(1).cpu();
        torch.Tensor values = losses.detach().cpu().to(torch.ScalarType.Float64);
        double[] sums = places.bincount(values).data<double>().ToArray();
        long[] rows = places.bincount(null).data<long>().ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length - 1, tally.SourceCount, nameof(batch));
        for (int source = 0; source < rows.Length - 1; source++)
            tally.Add(source, sums[source + 1], rows[source + 1]);
    }

    private static void CheckRows(torch.Tensor losses, torch.Tensor sourceIds)
    {
        if (losses.dim() != 1 || sourceIds.dim() != 1 || losses.shape[0] != sourceIds.shape[0])
        {
            throw new ArgumentException($"There must be one loss for each row, but the losses are [{string.Join(", ", losses.shape)}] and the source ids "
                + $"[{string.Join(", ", sourceIds.shape)}]; take a loss with Reduction.None.", nameof(losses));
        }
    }
}
