using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class OffsetStockForm
{
    public static void Save(OffsetMapping mapping, DataViewSchema fitted, ModelSaveContext context) =>
        throw OfflineModels.Refusal(OffsetMapping.Feature);
}
