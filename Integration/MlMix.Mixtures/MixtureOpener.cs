using Microsoft.ML;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures;

/// <summary>Opens the data of a mixture as a mix.</summary>
internal static class MixtureOpener
{
    /// <exception cref="MixConfigurationException">The sources cannot be opened or mixed; each fault names line and key.</exception>
    public static MixedDataView Open(MLContext ml, MixtureFile mixture, Shard? shard, CancellationToken cancellation = default) =>
        Open(ml, mixture, mixture.OptionsFor(shard), cancellation);

    /// <summary>Opens the data of all sources, with their rows counted.</summary>
    /// <exception cref="MixConfigurationException">A source cannot be opened; each fault names line and key.</exception>
    public static MixSource[] OpenSources(MLContext ml, MixtureFile mixture, MixOptions options, CancellationToken cancellation)
    {
        var faults = new MixtureFaults(mixture.Path);
        MixSource[] sources = [.. mixture.Sources.Select(source => Open(ml, source, options.Columns, faults, cancellation)).OfType<MixSource>()];
        faults.ThrowIfAny();
        return sources;
    }

    private static MixedDataView Open(MLContext ml, MixtureFile mixture, MixOptions options, CancellationToken cancellation)
    {
        MixSource[] sources = OpenSources(ml, mixture, options, cancellation);
        try
        {
            MixedDataView mixed = ml.Data.Mix(options, sources);
            return cancellation.CanBeCanceled ? mixed.WithCancellation(cancellation) : mixed;
        }
        catch (MixConfigurationException found)
        {
            var faults = new MixtureFaults(mixture.Path);
            MixtureLines.Add(mixture, found, faults);
            faults.ThrowIfAny();
            throw;
        }
    }

    /// <summary>Opens the data of one source, with its rows counted; null after a fault.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="source">The source.</param>
    /// <param name="columns">The columns that the mix adds.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="cancellation">Stops the counting.</param>
    public static MixSource? Open(MLContext ml, MixtureSource source, MixColumns columns, MixtureFaults faults, CancellationToken cancellation)
    {
        try
        {
            return Open(ml, source, columns, cancellation);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or NotSupportedException or FormatException or InvalidOperationException
            or ArgumentException or UnauthorizedAccessException)
        {
            foreach (string text in fault is MixConfigurationException found ? found.Faults : [fault.Message])
                faults.Add(source.Line, source.Key, $"source '{source.Name}' cannot be opened: {text}");
            return null;
        }
    }

    private static MixSource Open(MLContext ml, MixtureSource source, MixColumns columns, CancellationToken cancellation)
    {
        // The columns that tell of rows are the outer mix's; only copies of a row must be known as such all through the nest.
        IDataView data = source.Format.Mixture is MixtureFile inner
            ? Open(ml, inner, inner.OptionsFor(shard: null, columns & MixColumns.Origin), cancellation)
            : source.Format.Open(ml);
        long? rowCount = source.Format.Mixture is null && data.GetRowCount() is null
            ? source.Format.GivenRows ?? RowCounter.Count(data, cancellation)
            : null;
        List<string> drop = [.. source.Drop];
        if (source.Normalization is SourceNormalization normalization)
        {
            data = normalization.Apply(ml, source.Name, data);
            drop.Add(SourceNormalization.Marker);
        }

        return new MixSource(source.Name, data, source.Weight)
        {
            RowCount = rowCount,
            Range = source.Range,
            Repeat = source.Repeat,
            Choose = source.Choose,
            MaxPasses = source.MaxPasses,
            SampleWeight = source.SampleWeight,
            Rename = source.Rename,
            Drop = drop,
        };
    }
}
