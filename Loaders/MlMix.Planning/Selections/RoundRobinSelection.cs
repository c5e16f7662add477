namespace MlMix.Selections;

internal sealed record RoundRobinSelection : Selection
{
    public RoundRobinSelection(int run)
    {
        var faults = new Faults(nameof(Selection.RoundRobin));
        if (run < 1)
            faults.Add($"run must be at least 1 row; it is {run}.");
        faults.ThrowIfAny();
        Run = run;
    }

    public int Run { get; }

    public override string ToString() => $"RoundRobin({Run})";

    internal override bool UsesWeights => false;

    internal override Selector CreateSelector(SelectionInput input) => new RoundRobinSelector(Start(input));

    internal override Stretch CreateStretch(SelectionInput input) => new RoundRobinStretch(Start(input));

    private RoundRobinState Start(SelectionInput input) => new(input.Weights.Length, Run, input.Live(), 0, 0);
}
