using MlMix.Checkpoints;

namespace MlMix;

/// <summary>
/// Where a walk stands, small enough to be kept beside a model: it grows with the number of sources and not with the rows. Immutable; resuming from it
/// changes nothing in it. Made by <see cref="PlanWalker.Save"/>, used by <see cref="MixPlan.Resume(PlanCheckpoint, bool)"/>.
/// </summary>
public sealed class PlanCheckpoint
{
    /// <summary>The version of the JSON that this library writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    internal PlanCheckpoint(string[] planText, string planHash, CheckpointPlace place, CheckpointSource[] sources, long[] carry)
    {
        (PlanText, PlanHash) = (planText, planHash);
        (Place, Sources, Carry) = (place, sources, carry);
    }

    /// <summary>Gets the hash of the plan, as <see cref="MixPlan.Hash"/> gives it.</summary>
    public string PlanHash { get; }

    /// <summary>Gets the epoch of the plan.</summary>
    public int Epoch => Place.Epoch;

    /// <summary>Gets the position in the whole order, whatever the shard, from which the walk goes on.</summary>
    public long Position => Place.Position;

    /// <summary>Gets where each source stands, in the order of the plan.</summary>
    public IReadOnlyList<CheckpointSource> Sources { get; }

    /// <summary>The plan's canonical text, so that a difference can be named.</summary>
    internal string[] PlanText { get; }

    internal CheckpointPlace Place { get; }

    /// <summary>What the selection carries from one row to the next.</summary>
    internal long[] Carry { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="MixConfigurationException">It is not the JSON of a checkpoint, is damaged, or is of a newer version.</exception>
    public static PlanCheckpoint FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return CheckpointJson.Read(json);
    }

    /// <summary>Gives the checkpoint as one JSON object, the same text for the same place.</summary>
    public string ToJson() => CheckpointJson.Write(this);

    /// <summary>The same place in a plan of the same order, which ends elsewhere.</summary>
    internal PlanCheckpoint As(MixPlan plan) => new([.. plan.CanonicalLines], plan.Hash, Place, [.. Sources], Carry);
}
