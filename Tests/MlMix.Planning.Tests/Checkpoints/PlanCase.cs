namespace MlMix.Planning.Tests.Checkpoints;

/// <summary>A plan with everything that can be in one.</summary>
internal sealed record PlanCase(PlanOptions Options, PlanSource[] Sources, long[] TrueRows)
{
    public MixPlan Plan { get; } = new(Options, Sources);

    public MixPlan With(Shard shard)
    {
        var options = new PlanOptions
        {
            Selection = Options.Selection,
            Stop = Options.Stop,
            Length = Options.Length,
            Seed = Options.Seed,
            Schedule = Options.Schedule,
            BatchSize = Options.BatchSize,
            BatchShape = Options.BatchShape,
            DropLastBatch = Options.DropLastBatch,
            Shard = shard,
        };
        return new MixPlan(options, Sources);
    }

    public override string ToString() => $"{Plan.CanonicalText} (true rows {string.Join(' ', TrueRows)})";
}
