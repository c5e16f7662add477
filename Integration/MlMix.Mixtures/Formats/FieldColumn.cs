using Microsoft.ML.Data;

namespace MlMix.Mixtures.Formats;

/// <summary>A column of a text or JSON lines file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The type of its values.</param>
/// <param name="First">The first field, from 0, of text; unused by JSON.</param>
/// <param name="Last">The last field of a vector of text, null for a scalar.</param>
/// <param name="Size">The number of values of a vector of JSON: null for a scalar, 0 when rows differ.</param>
internal sealed record FieldColumn(string Name, DataKind Kind, int First = 0, int? Last = null, int? Size = null);
