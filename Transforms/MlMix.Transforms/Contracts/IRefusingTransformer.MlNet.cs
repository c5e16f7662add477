using Microsoft.ML;

namespace MlMix.Contracts;

/// <summary>
/// A transformer that may refuse rows. The saved form of chains by source runs every chain on every row and chooses afterwards, so what stands in a chain must
/// not refuse there: it says so in a column of text, and the row is refused where that chain is chosen for it.
/// </summary>
internal interface IRefusingTransformer
{
    /// <summary>Gets the columns that it refuses to make for some rows; none if it makes them for all.</summary>
    IReadOnlyCollection<string> Refused { get; }

    /// <summary>Its stock form for rows that may not be its own: where it refuses one, it makes some value and tells why.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="schema">The schema of the data before it.</param>
    /// <param name="refusal">The name of the column that tells why, empty where a row is not refused.</param>
    IEstimator<ITransformer> Deferring(MLContext ml, DataViewSchema schema, string refusal);
}
