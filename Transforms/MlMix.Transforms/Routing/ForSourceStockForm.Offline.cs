using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Model files belong to ML.NET; the offline build has none.</summary>
internal static class ForSourceStockForm
{
    public static void Save(Routes routes, DataViewSchema fitted, ModelSaveContext context) => throw OfflineModels.Refusal(Routes.Feature);
}
