using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chooses keys by their values: expressions take no keys, so the values are chosen, and made keys again with the key values that are the same
/// for all sources.
/// </summary>
internal sealed class KeyChoice : IColumnChoice
{
    private readonly ScalarChoice _scalars = new();

    /// <summary>Keys as MapValueToKey makes them, of texts that differ; the empty text is no key there.</summary>
    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is KeyDataViewType { RawType: var raw } && raw == typeof(uint) &&
        KeyValues(column) is string[] texts && !texts.Contains("") && texts.Distinct().Count() == texts.Length;

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        string name = candidates.Column.Name;
        string chosen = chain.Temporary(name, "text");
        Dictionary<string, string> texts = candidates.Chains.Append(candidates.Others).Distinct()
            .ToDictionary(candidate => candidate, candidate => chain.Temporary(candidate, "text"));
        foreach ((string candidate, string text) in texts)
            chain.Append(chain.Ml.Transforms.Conversion.MapKeyToValue(text, candidate));
        _scalars.Append(chain, new ColumnCandidates(
            new DataViewSchema.DetachedColumn(chosen, TextDataViewType.Instance),
            candidates.Slot,
            texts[candidates.Others],
            [.. candidates.Chains.Select(candidate => texts[candidate])]));

        chain.Append(StockForms.Keys(chain.Ml, name, chosen, KeyValues(candidates.Column)!));
    }

    private static string[]? KeyValues(DataViewSchema.DetachedColumn column) => ColumnLookup.TextAnnotation(column.Annotations, AnnotationNames.KeyValues);
}
