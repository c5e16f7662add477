using Microsoft.ML;

namespace MlMix;

/// <summary>Settings of <see cref="ForSourceEstimator"/>. They are read once, when the estimator is made.</summary>
public sealed class ForSourceOptions
{
    /// <summary>Gets or sets the estimator, often a chain of several, for each source by its name.</summary>
    /// <value>Must be set, with one source at least. New columns come in the order of the chains.</value>
    public required IReadOnlyDictionary<string, IEstimator<ITransformer>> Chains { get; set; }

    /// <summary>Gets or sets the estimator for every source without a chain, and for rows whose source is missing or unknown.</summary>
    /// <value>
    /// The default is null: such rows keep the columns of the input. That needs every column made to be in the input with the type and the
    /// key values that the chains give it; a source of which the data says that it has neither chain nor such columns is refused, and a row
    /// without a source throws <see cref="InvalidDataException"/> when such a column is read.
    /// </value>
    public IEstimator<ITransformer>? Otherwise { get; set; }

    /// <summary>Gets or sets the name of the key column that tells the source of a row.</summary>
    /// <value>The default is <c>source_id</c>.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;
}
