using System.Globalization;
using MlMix.Shards;

namespace MlMix;

/// <summary>
/// The part of an order that one of several processes reads: shard i of c owns the positions (or batches) k with k mod c = i. So the
/// shards together are the whole order, no two share a row, and their sizes differ by at most one. Immutable; equal when its numbers are.
/// </summary>
public sealed record Shard
{
    /// <summary>Makes a shard.</summary>
    /// <param name="index">Which one, counted from 0.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="unit">What is dealt out. Default <see cref="ShardUnit.Rows"/>.</param>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="count"/> is below 1, <paramref name="index"/> is not one of 0 to <paramref name="count"/> - 1, or
    /// <paramref name="unit"/> is not a value of its type; all faults are listed.
    /// </exception>
    public Shard(int index, int count, ShardUnit unit = ShardUnit.Rows)
    {
        var faults = new Faults(nameof(Shard));
        if (count < 1)
            faults.Add($"count must be at least 1 shard; it is {count}.");
        if (index < 0)
            faults.Add($"index counts from 0, so it must be 0 or more; it is {index}.");
        else if (count >= 1 && index >= count)
            faults.Add($"index counts from 0, so of {count} shards the last is {count - 1}; it is {index}.");
        CheckUnit(unit, faults);
        faults.ThrowIfAny();
        Index = index;
        Count = count;
        Unit = unit;
    }

    /// <summary>Gets which shard this is, from 0 to <see cref="Count"/> - 1.</summary>
    public int Index { get; }

    /// <summary>Gets how many shards there are, at least 1.</summary>
    public int Count { get; }

    /// <summary>Gets what is dealt out.</summary>
    public ShardUnit Unit { get; }

    /// <summary>
    /// Reads the shard of this process from the environment variables by which the usual launchers tell a process its number and how many
    /// there are: <c>RANK</c> and <c>WORLD_SIZE</c> (torchrun), <c>SLURM_PROCID</c> and <c>SLURM_NTASKS</c> (Slurm's srun),
    /// <c>OMPI_COMM_WORLD_RANK</c> and <c>OMPI_COMM_WORLD_SIZE</c> (Open MPI), <c>PMI_RANK</c> and <c>PMI_SIZE</c> (MPICH, Intel MPI),
    /// <c>JOB_COMPLETION_INDEX</c> (an indexed Job of Kubernetes). Several may be set as long as they say the same; an empty one is not set.
    /// </summary>
    /// <remarks>
    /// Kubernetes sets the index only. Give the count as <c>JOB_COMPLETIONS</c> in the env of the Job's container, with the value of
    /// <c>spec.completions</c>; where it is absent, <c>WORLD_SIZE</c> without <c>RANK</c> is taken. Where one launcher starts another
    /// (torchrun or mpirun in a Slurm job) each may number something else, and nothing tells which is meant: unset the variables of the outer
    /// one, or make the shard by its constructor. A program that a Slurm batch script runs without srun is process 0 of the tasks asked for.
    /// </remarks>
    /// <param name="unit">What is dealt out. Default <see cref="ShardUnit.Rows"/>.</param>
    /// <returns>The shard, or null when none of the variables is set.</returns>
    /// <exception cref="MixConfigurationException">
    /// A number without its count or the reverse, a value that is not a number or out of range, two launchers that disagree, or
    /// <paramref name="unit"/> is not a value of its type; all faults are listed, with names and values.
    /// </exception>
    public static Shard? FromEnvironment(ShardUnit unit = ShardUnit.Rows) => FromEnvironment(unit, Environment.GetEnvironmentVariable);

    /// <summary>Whether a row's position, or a batch's number, belongs to this shard.</summary>
    /// <param name="positionOrBatch">Counted from 0 over the whole order, in <see cref="Unit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positionOrBatch"/> is negative.</exception>
    public bool Owns(long positionOrBatch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positionOrBatch);
        return positionOrBatch % Count == Index;
    }

    /// <summary>How many of the first rows, or batches, of the whole order belong to this shard.</summary>
    /// <param name="total">How many of the whole order, in <see cref="Unit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="total"/> is negative.</exception>
    public long CountOf(long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        (long each, long rest) = Math.DivRem(total, Count);
        return Index < rest ? each + 1 : each;
    }

    /// <summary>The least position, or batch, that belongs to this shard and is not before a given one.</summary>
    /// <param name="from">Counted from 0 over the whole order, in <see cref="Unit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative.</exception>
    /// <exception cref="OverflowException">There is none up to <see cref="long.MaxValue"/>.</exception>
    public long NextOwned(long from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        long ahead = Index - from % Count;
        return from + (ahead < 0 ? ahead + Count : ahead);
    }

    /// <summary>The shard in words, counted from 0, for example <c>2/8 by rows</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count} by {(Unit == ShardUnit.Rows ? "rows" : "batches")}");

    /// <summary>As the public one, from variables given by the caller.</summary>
    internal static Shard? FromEnvironment(ShardUnit unit, Func<string, string?> variable) => ShardVariables.Read(unit, variable);

    internal static void CheckUnit(ShardUnit unit, Faults faults)
    {
        if (!Enum.IsDefined(unit))
            faults.Add($"unit must be {nameof(ShardUnit.Rows)} or {nameof(ShardUnit.Batches)}; it is {(int)unit}.");
    }
}
