namespace MlMix.Epochs;

/// <summary>How far a training is: its epochs, and the models of the last and the best of them.</summary>
/// <typeparam name="TPredictor">What the trainer gives.</typeparam>
internal sealed class EpochProgress<TPredictor>(PlateauRule rule, string metric, string? metricSource)
    where TPredictor : class
{
    private readonly List<EpochResult> _history = [];

    public IReadOnlyList<EpochResult> History => _history;

    public TPredictor? Last { get; set; }

    public TPredictor? Best { get; set; }

    /// <summary>Gets or sets the weights of the next epoch, or null where they are those of the mix as it was given.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; set; }

    public bool IsPlateau => rule.IsPlateau;

    /// <summary>Gets the epoch with the best metric.</summary>
    public EpochResult BestEpoch => _history[rule.Best];

    /// <summary>Takes in what the next epoch was.</summary>
    public EpochResult Add(EpochFacts facts)
    {
        double value = facts.Of(metric, metricSource);
        var result = new EpochResult(facts, value, rule.Add(value));
        _history.Add(result);
        return result;
    }
}
