namespace MlMix.Planning.Tests.Checkpoints;

/// <summary>A plan with everything that can be in one.</summary>
internal sealed record ResumeCase(PlanOptions Options, PlanSource[] Sources, long[] TrueRows)
{
    public MixPlan Plan { get; } = new(Options, Sources);

    public MixPlan With(Shard shard)
    {
        PlanOptions options = Options.Copy();
        options.Shard = shard;
        return new MixPlan(options, Sources);
    }

    public override string ToString() => $"{Plan.CanonicalText} (true rows {string.Join(' ', TrueRows)})";
}
