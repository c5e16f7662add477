namespace Microsoft.ML;

/// <summary>The stock form of a model, without a file.</summary>
public static class ToStockCatalog
{
    /// <summary>
    /// Gives the transformers of ML.NET that a model is saved as: those of MlMix in it become stock transformers that give the same values, and what these
    /// cannot say a custom mapping of MlMix.Transforms. It is what <c>Load</c> gives after <c>Save</c>, with the same limits: the stock form sees the raw
    /// values of keys, so sources must stand in the order of the data fitted on.
    /// </summary>
    /// <param name="catalog">The model catalog.</param>
    /// <param name="model">The model: a transformer, or a chain of them.</param>
    /// <returns>The model in its stock form, which <c>ConvertToOnnx</c> can export if <see cref="CheckOnnxCatalog.CheckOnnx"/> lets it pass.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="NotSupportedException">A transformer of MlMix cannot be saved; the message says which, and why.</exception>
    public static ITransformer ToStock(this ModelOperationsCatalog catalog, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        using var stream = new MemoryStream();
        catalog.Save(model, null, stream);
        stream.Position = 0;
        return catalog.Load(stream, out _);
    }
}
