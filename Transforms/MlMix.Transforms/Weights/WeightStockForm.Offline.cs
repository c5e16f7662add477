using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Weights;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class WeightStockForm
{
    public static void Save(WeightMapping mapping, DataViewSchema fitted, ModelSaveContext context) => throw OfflineModels.Refusal(WeightMapping.Feature);
}
