namespace MlMix.Randomness;

/// <summary>
/// The random numbers of one plan: those of its seed, apart for every use, every epoch after the first, and every plan that it stands in.
/// </summary>
/// <param name="Seed">The plan's seed.</param>
/// <param name="Epoch">Which epoch, from 0.</param>
/// <param name="Path">The names under which the plan is nested, the outermost first; empty when it is not.</param>
internal sealed record PlanRandom(long Seed, int Epoch, IReadOnlyList<string> Path)
{
    public CounterRandom For(RandomUse use)
    {
        CounterRandom random = CounterRandom.Create(Seed, use);
        foreach (string name in Path)
            random = random.Fork(name);
        return Epoch == 0 ? random : random.Fork((ulong)Epoch);
    }
}
