using MlMix.Rounds;

namespace MlMix;

/// <summary>Some rows of a mix, all with the same weights, and the losses that the model had on them.</summary>
public sealed class MixRound
{
    private readonly RoundState _state;
    private MixRoundCheckpoint? _finished;

    internal MixRound(long index, MixedDataView view, long rows, RoundState state)
    {
        (Index, View, RowCount, _state) = (index, view, rows, state);
        Losses = new LossTally(view.Plan.Sources.Count);
    }

    /// <summary>Gets the number of the round, from 0.</summary>
    public long Index { get; }

    /// <summary>
    /// Gets the rows of the round, a mix like any other: to be read in batches, by a trainer, or as often as one likes. A batch's checkpoint serves for the
    /// rest of the round.
    /// </summary>
    public MixedDataView View { get; }

    /// <summary>Gets the number of rows of the round, of all shards together.</summary>
    public long RowCount { get; }

    /// <summary>Gets the weights of the round, one for each source, rounded to 9 decimal digits.</summary>
    public IReadOnlyList<double> Weights => _state.Weights;

    /// <summary>Gets the losses of the round: add those of its rows, by source, while it is trained on.</summary>
    public LossTally Losses { get; }

    /// <summary>
    /// Gives the losses to the controller, which makes the weights of the next round of them, and tells where that begins. The second time it does nothing but
    /// tell. Need not be called but to save the training: the step to the next round does it.
    /// </summary>
    /// <exception cref="InvalidOperationException">No loss was added.</exception>
    /// <exception cref="MixConfigurationException">The losses are not finite.</exception>
    public MixRoundCheckpoint Finish()
    {
        if (_finished is not null)
            return _finished;
        if (Losses.Rows == 0)
        {
            throw new InvalidOperationException(
                $"No loss was added to round {Index}, so its weights cannot follow; add the losses of its rows to {nameof(Losses)}.");
        }
        _state.Controller.Update(Losses.ToLosses());
        return _finished = new MixRoundCheckpoint(Index + 1, _state.End, _state.Controller.Save());
    }
}
