using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class UnifyStockForm
{
    public static void Save(UnifyMapping mapping, DataViewSchema fitted, ModelSaveContext context) => throw OfflineModels.Refusal(UnifyMapping.Feature);
}
