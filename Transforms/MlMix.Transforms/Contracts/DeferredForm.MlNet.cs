using Microsoft.ML;

namespace MlMix.Contracts;

/// <summary>
/// The stock form of a transformer that refuses rows, for rows that may not be its own. The saved form of chains by source runs every chain on every row and
/// chooses afterwards, so what stands in a chain must not refuse there: it says so in a column of text, and the row is refused where that chain is chosen
/// for it.
/// </summary>
/// <param name="Refused">The columns that are not made for some rows.</param>
/// <param name="Make">
/// Makes the form of the context, the schema of the data before it, and the name of the column that tells why a row is refused, empty where it is not; a row
/// that is refused has some value.
/// </param>
internal sealed record DeferredForm(IReadOnlyCollection<string> Refused, Func<MLContext, DataViewSchema, string, IEstimator<ITransformer>> Make);
