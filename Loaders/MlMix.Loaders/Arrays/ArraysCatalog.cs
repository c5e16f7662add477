using MlMix;
using MlMix.Arrays;

namespace Microsoft.ML;

/// <summary>Adds views over arrays in memory to <see cref="DataOperationsCatalog"/>.</summary>
public static class ArraysCatalog
{
    /// <summary>
    /// Makes a view over arrays that are already in memory. Nothing is copied; row <c>i</c> consists of the <c>i</c>-th value of each
    /// column.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="columns">The columns, at least one, of different names and with the same number of rows.</param>
    /// <returns>A view with these columns in this order, of known row count, that always gives the rows in the order of the arrays and
    /// may be read from any number of threads at once. The arrays must not change while it is in use.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="columns"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There are no columns, a column is null, two have the same name, or they differ in their
    /// number of rows.</exception>
    public static IDataView LoadFromArrays(this DataOperationsCatalog catalog, params ArrayColumn[] columns)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(columns);
        return new ArrayDataView(columns);
    }
}
