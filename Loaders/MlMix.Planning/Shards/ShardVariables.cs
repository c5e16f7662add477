using System.Globalization;

namespace MlMix.Shards;

/// <summary>Reads a shard from the environment variables of the usual launchers.</summary>
internal static class ShardVariables
{
    private static readonly Pair Torchrun = new("RANK", "WORLD_SIZE");
    private static readonly Pair Kubernetes = new("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS");
    private static readonly Pair[] Others =
    [
        new("SLURM_PROCID", "SLURM_NTASKS"),
        new("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"),
        new("PMI_RANK", "PMI_SIZE"),
    ];

    public static Shard? Read(ShardUnit unit, Func<string, string?> variable)
    {
        var faults = new Faults("Shard from the environment");
        Shard.CheckUnit(unit, faults);
        var found = new List<Found>();
        foreach (Pair pair in Pairs(variable))
        {
            if (TryRead(pair, variable, faults) is { } one)
                found.Add(one);
        }
        if (found.Select(one => (one.Index, one.Count)).Distinct().Count() > 1)
        {
            faults.Add($"The variables name different shards: {string.Join("; ", found.Select(one => one.Text))}. "
                + "Unset the pairs that do not number this process, or give the shard in code.");
        }
        faults.ThrowIfAny();
        return found.Count == 0 ? null : new Shard(found[0].Index, found[0].Count, unit);
    }

    // Kubernetes has no variable for the count, so it borrows torchrun's where that has no use for it.
    private static IEnumerable<Pair> Pairs(Func<string, string?> variable)
    {
        bool borrows = IsSet(Kubernetes.Index) && !IsSet(Kubernetes.Count) && IsSet(Torchrun.Count) && !IsSet(Torchrun.Index);
        return borrows ? [.. Others, Kubernetes with { Count = Torchrun.Count }] : [Torchrun, .. Others, Kubernetes];

        bool IsSet(string name) => Value(name, variable) is not null;
    }

    private static Found? TryRead(Pair pair, Func<string, string?> variable, Faults faults)
    {
        string? indexText = Value(pair.Index, variable);
        string? countText = Value(pair.Count, variable);
        if (indexText is null && countText is null)
            return null;
        int? index = TryNumber(pair.Index, indexText, faults);
        int? count = TryNumber(pair.Count, countText, faults);
        if (countText is null)
            faults.Add($"{pair.Index} is '{indexText}', but {pair.Count} is not set. {WayToCount(pair)}");
        if (indexText is null)
            faults.Add($"{pair.Count} is '{countText}', but {pair.Index} is not set. {WayToIndex(pair)}");
        if (count < 1)
            faults.Add($"{pair.Count} must be at least 1; it is {count}. It is the number of processes.");
        if (index < 0)
            faults.Add($"{pair.Index} counts from 0, so it must be 0 or more; it is {index}.");
        else if (count >= 1 && index >= count)
            faults.Add($"{pair.Index} counts from 0, so with {pair.Count} = {count} it must be at most {count - 1}; it is {index}.");
        return index >= 0 && count > index
            ? new Found(index.Value, count.Value, $"{pair.Index} = {indexText} and {pair.Count} = {countText}")
            : null;
    }

    private static int? TryNumber(string name, string? text, Faults faults)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        faults.Add($"{name} must be a whole number up to {int.MaxValue}; it is '{text}'.");
        return null;
    }

    // Shells and manifests set a variable to nothing where they mean that it is not there.
    private static string? Value(string name, Func<string, string?> variable) =>
        variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static string WayToCount(Pair pair) => pair == Kubernetes
        ? "Kubernetes sets the index only: set JOB_COMPLETIONS in the env of the Job's container to the value of spec.completions."
        : $"Set it to the number of processes, or unset {pair.Index}.";

    private static string WayToIndex(Pair pair) => pair == Kubernetes
        ? "Kubernetes sets it in Jobs whose spec.completionMode is Indexed; make the Job one, or unset JOB_COMPLETIONS."
        : $"Set it to the number of this process, counted from 0, or unset {pair.Count}.";

    /// <summary>The names of the two variables of a launcher.</summary>
    private sealed record Pair(string Index, string Count);

    /// <summary>What a launcher says, and its words.</summary>
    private sealed record Found(int Index, int Count, string Text);
}
