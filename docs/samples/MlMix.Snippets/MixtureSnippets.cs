using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/mixtures.md shows.</summary>
public static class MixtureSnippets
{
    public static MixedDataView Load(MLContext ml, string path)
    {
        #region load-mixture
        MixedDataView mixed = ml.Data.LoadMixture(path);
        #endregion

        return mixed;
    }
}
