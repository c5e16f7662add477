using Microsoft.ML;

namespace MlMix.Routing;

/// <summary>Writes chains by source as a chain of stock transformers.</summary>
internal static class ForSourceStockForm
{
    /// <exception cref="NotSupportedException">There are no stock transformers that do the same.</exception>
    public static void Save(Routes routes, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chain = new StockChain(fitted);
        foreach (Route<ITransformer> route in routes.All)
            chain.Avoid(route.Chain);
        StockRoutes.Append(chain, routes, refuses: true);
        chain.Save(routes.Bind(fitted).RoutedColumns.Select(column => column.Column.Name), context);
    }
}
