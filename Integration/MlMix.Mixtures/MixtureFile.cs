using Microsoft.ML;

namespace MlMix.Mixtures;

/// <summary>A mixture as a file says it, checked; no data was read yet but the names of files.</summary>
internal sealed class MixtureFile
{
    public required string Path { get; init; }

    /// <summary>Gets the settings of the mix, without a shard.</summary>
    public required MixOptions Options { get; init; }

    public required IReadOnlyList<MixtureSource> Sources { get; init; }

    /// <summary>Gets whether every source has data; without, a mixture can be planned and not read.</summary>
    public bool HasData => Sources.All(source => source.Format.HasData);

    /// <summary>Gets the settings of the mix for one machine of several, or as a source of another.</summary>
    /// <param name="shard">The machine's part, or null for all.</param>
    /// <param name="columns">The columns to add; null for those of the file.</param>
    public MixOptions OptionsFor(Shard? shard, MixColumns? columns = null)
    {
        var options = (MixOptions)Options.Copy();
        options.Shard = shard;
        options.Columns = columns ?? options.Columns;
        return options;
    }
}
