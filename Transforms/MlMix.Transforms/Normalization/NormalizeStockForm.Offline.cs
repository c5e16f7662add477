using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class NormalizeStockForm
{
    public static void Save(NormalizeMapping[] columns, DataViewSchema fitted, ModelSaveContext context) =>
        throw OfflineModels.Refusal(NormalizeRules.Feature);
}
