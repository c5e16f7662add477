using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MlMix.Tool.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class MixtureArguments
{
    public static Argument<string> File() => new("FILE") { Description = "The mixture: JSON (comments allowed) or YAML." };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON for machines instead of a table." };

    /// <summary>A whole number of 0 or more.</summary>
    public static Option<long> Count(string name, string description, string help, long otherwise)
    {
        var option = new Option<long>(name) { Description = description, HelpName = help, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out long value) && value < 0)
                result.AddError($"{name} is {value.ToString(CultureInfo.InvariantCulture)}; it must be 0 or more.");
        });
        return option;
    }

    public static Option<Shard> Shard() => new("--shard")
    {
        Description = "Only what machine I of N reads, from 0; auto takes both from the environment (torchrun, Slurm, MPI, Kubernetes).",
        HelpName = "I/N|auto",
        CustomParser = ParseShard,
    };

    private static Shard? ParseShard(ArgumentResult argument)
    {
        string text = argument.Tokens.Single().Value;
        if (text == "auto")
        {
            if (MlMix.Shard.FromEnvironment() is Shard found)
                return found;
            argument.AddError("--shard auto: the environment does not say which machine of how many this is (RANK and WORLD_SIZE, SLURM_PROCID and " +
                "SLURM_NTASKS, OMPI_COMM_WORLD_RANK and _SIZE, PMI_RANK and PMI_SIZE, JOB_COMPLETION_INDEX and its count).");
            return null;
        }

        string[] parts = text.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index) &&
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && index < count)
            return new Shard(index, count);
        argument.AddError($"--shard is '{text}'; it must be auto, or I/N with a machine I from 0 to N - 1, such as 0/4.");
        return null;
    }
}
