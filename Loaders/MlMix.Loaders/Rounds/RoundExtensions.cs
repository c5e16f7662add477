using MlMix;

namespace Microsoft.ML;

/// <summary>Adds the training in rounds, with weights that follow the losses, to <see cref="MixedDataView"/>.</summary>
public static class RoundExtensions
{
    /// <summary>Delivers a mix in rounds of as many rows, after each of which a rule sets the weights of the next one by the losses.</summary>
    /// <param name="mix">The mix, whose sources all have a weight above 0; how much is of no interest, the controller's weights stand in their place.</param>
    /// <param name="controller">The rule, with a weight for each source of the mix.</param>
    /// <param name="rowsPerRound">Rows in a round, at least 1, and whole batches where the mix has batches; the last round may be short.</param>
    /// <returns>The rounds, to be gone through by <c>foreach</c>.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">As the door with options.</exception>
    public static MixRounds Rounds(this MixedDataView mix, IWeightController controller, long rowsPerRound) =>
        Rounds(mix, controller, new MixRoundOptions { RowsPerRound = rowsPerRound });

    /// <summary>Delivers a mix in rounds, after each of which a rule sets the weights of the next one by the losses, as the options say.</summary>
    /// <param name="mix">The mix, whose sources all have a weight above 0; how much is of no interest, the controller's weights stand in their place.</param>
    /// <param name="controller">The rule, with a weight for each source of the mix.</param>
    /// <param name="options">Rows in a round, and where to go on; copied.</param>
    /// <returns>The rounds, to be gone through by <c>foreach</c>.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The number of rows is not given, below 1, or no multiple of the mix's batch size; or the controller has another number of weights; or a source has
    /// weight 0; or the selection of the mix does not use weights; or the mix has a schedule, sample weights by importance, or leaves out its last batch, or
    /// has a shard and a source of unknown row count; or where to go on is of a mix that differs in more than its weights. All faults are listed.
    /// </exception>
    public static MixRounds Rounds(this MixedDataView mix, IWeightController controller, MixRoundOptions options)
    {
        ArgumentNullException.ThrowIfNull(mix);
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(options);
        return new MixRounds(mix, controller, options);
    }
}
