namespace MlMix.Epochs;

/// <summary>
/// Says which of the metrics so far is the best, and whether they have stopped becoming better: <paramref name="patience"/> of them in a row are not better
/// than the last one that was, by more than <paramref name="minDelta"/>. (Early stopping as in Keras, but that the best is the best, whatever the delta.)
/// </summary>
/// <param name="direction">Which way the metric is better.</param>
/// <param name="patience">How many may be no better; null for any number.</param>
/// <param name="minDelta">By more than how much one must be better to count.</param>
internal sealed class PlateauRule(MetricDirection direction, int? patience, double minDelta)
{
    private int _count;
    private int _waited;
    private double _best = double.NaN;
    private double _reference = double.NaN;

    /// <summary>Gets the index of the best one, the first of those that are equal; -1 before the first. NaN is the best only among NaNs.</summary>
    public int Best { get; private set; } = -1;

    public bool IsPlateau => _waited >= patience;

    /// <summary>Takes the next one.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(double value)
    {
        bool isBest = Best < 0 || IsBetter(value, _best, 0);
        if (isBest)
            (Best, _best) = (_count, value);
        if (_count == 0 || IsBetter(value, _reference, minDelta))
            (_reference, _waited) = (value, 0);
        else
            _waited++;
        _count++;
        return isBest;
    }

    private bool IsBetter(double value, double than, double by) =>
        double.IsNaN(than) ? !double.IsNaN(value) : (direction == MetricDirection.HigherIsBetter ? value - than : than - value) > by;
}
