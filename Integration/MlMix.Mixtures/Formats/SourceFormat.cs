using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>How the data of a source is read.</summary>
internal abstract class SourceFormat
{
    /// <summary>Gets the number of rows that the file gives, or null.</summary>
    public long? GivenRows { get; init; }

    public virtual bool HasData => true;

    /// <summary>Gets the mixture that the source is, or null.</summary>
    public virtual MixtureFile? Mixture => null;

    /// <summary>Opens the data; nothing is read but heads.</summary>
    public abstract IDataView Open(MLContext ml);
}
