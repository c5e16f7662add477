namespace MlMix.Loaders.Tests.Rounds;

/// <summary>A controller whose weights were given beforehand, and that keeps the losses it is told.</summary>
internal sealed class GivenWeights(params double[][] weights) : IWeightController
{
    private int _updates;

    public List<SourceLoss[]> Told { get; } = [];

    public IReadOnlyList<double> Weights => weights[_updates % weights.Length];

    public void Update(IReadOnlyList<SourceLoss> losses)
    {
        Told.Add([.. losses]);
        _updates++;
    }

    public string Save() => FormattableString.Invariant($"{{\"updates\":{_updates}}}");

    public void Restore(string state) => _updates = int.Parse(state[11..^1], System.Globalization.CultureInfo.InvariantCulture);
}
