using MlMix.Rounds;

namespace MlMix;

/// <summary>
/// A mix in rounds whose weights follow the losses. Made by <c>mixed.Rounds(controller, 6_400)</c>; each enumeration begins at the first row, or where the
/// options say, and is for one thread.
/// </summary>
/// <remarks>
/// A mix is immutable, and so is each round: the rows that the plan with the round's weights gives after those of the rounds before. A source goes on at the
/// row at which it was, so within a pass none of its rows is lost or comes twice, whatever its weights. A view cannot be entered in the middle: each round
/// moves past the rows that its sources have delivered in their passes, without asking for their values. So let rounds be long, or sources be in memory
/// (<c>ml.Data.Cache</c>). Where a source does not tell its row count, the end of a round is found by moving over its rows once more.
/// </remarks>
public sealed class MixRounds
{
    private readonly MixedDataView _mix;
    private readonly IWeightController _controller;
    private readonly MixRoundCheckpoint? _from;
    private readonly long _rows;
    private readonly CancellationToken _cancellation;

    internal MixRounds(MixedDataView mix, IWeightController controller, MixRoundOptions options)
    {
        RoundRules.Check(mix, controller, options);
        (_controller, _from) = (controller, options.From);
        _mix = _from is null ? mix : mix.ForEpoch(_from.Place.Epoch);
        (_rows, _cancellation) = (options.RowsPerRound!.Value, options.Cancellation);
    }

    /// <summary>
    /// Goes from round to round, as <c>foreach</c> does. Before the next one the round is finished (see <see cref="MixRound.Finish"/>), if it was not before.
    /// </summary>
    /// <exception cref="MixConfigurationException">
    /// Where to go on has a controller's state that this one cannot take, or the losses of a round are not finite; or the controller, one of your own, gives
    /// weights that are not one finite number above 0 for each source.
    /// </exception>
    /// <exception cref="InvalidOperationException">A round was left without a loss.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    /// <exception cref="MixSourceException">A source of unknown row count failed on the way to the round's end.</exception>
    public IEnumerator<MixRound> GetEnumerator()
    {
        if (_from is not null)
            _controller.Restore(_from.Controller);
        PlanCheckpoint? place = _from?.Place ?? _mix.From;
        for (long index = _from?.Round ?? 0; Open(index, place) is { } round; index++)
        {
            yield return round;
            place = round.Finish().Place;
        }
    }

    private MixRound? Open(long index, PlanCheckpoint? from)
    {
        double[] weights = RoundRules.Weights(_mix.Plan, _controller);
        RoundEnd end = RoundEnd.Of(_mix.Reweighted(weights, from), _rows, _cancellation);
        if (end.Rows == 0)
            return null;
        MixedDataView view = _mix.Reweighted(weights, from, (from?.Position ?? 0) + end.Rows, end.RowsOfShard);
        return new MixRound(index, view, end.Rows, new RoundState(_controller, weights, end.Place));
    }
}
