using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>Another mixture file.</summary>
internal sealed class MixtureFormat(MixtureFile mixture) : SourceFormat
{
    public override bool HasData => mixture.HasData;

    public override MixtureFile Mixture => mixture;

    public override IDataView Open(MLContext ml) => MixtureOpener.Open(ml, mixture, shard: null);
}
