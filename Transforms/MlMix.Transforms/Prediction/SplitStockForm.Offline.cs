using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Prediction;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class SplitStockForm
{
    public static void Save(SplitMapping mapping, DataViewSchema fitted, ModelSaveContext context) => throw OfflineModels.Refusal(SplitMapping.Feature);
}
