using MlMix;
using MlMix.Idx;

namespace Microsoft.ML;

/// <summary>Adds the reading of IDX files, the format of MNIST and its kin, to <see cref="DataOperationsCatalog"/>.</summary>
/// <remarks>
/// An IDX file holds one array of any rank of at least 1, whose elements are bytes, signed bytes, 16- or 32-bit integers, or floating-point
/// numbers of 32 or 64 bits. A row of the view is one element of the first dimension. Files are plain or gzipped; which one is seen from
/// their first bytes, not from their names.
/// </remarks>
public static class IdxCatalog
{
    /// <summary>Makes a view over an IDX file of data and, if there is one, an IDX file of labels.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="dataPath">The path of the data file.</param>
    /// <param name="labelsPath">The path of the labels file, which has the same number of rows; null (the default) if there are no
    /// labels.</param>
    /// <returns>A view with the column <c>Features</c> and, with labels, the column <c>Label</c>. See
    /// <see cref="LoadFromIdx(DataOperationsCatalog, string, string?, IdxOptions)"/> for their types and for what is read when.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="dataPath"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A path is empty or a folder, or both are the same file.</exception>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A file is not an IDX file, is shorter or longer than its header says, or is damaged; or the
    /// two files differ in their number of rows; or the rows of the data are single numbers and those of the labels are not, as when the
    /// paths are swapped. Cursors check again what they read.</exception>
    public static IDataView LoadFromIdx(this DataOperationsCatalog catalog, string dataPath, string? labelsPath = null) =>
        LoadFromIdx(catalog, dataPath, labelsPath, new IdxOptions());

    /// <summary>Makes a view over an IDX file of data and, if <paramref name="labelsPath"/> is not null, an IDX file of labels.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Data</c>.</param>
    /// <param name="dataPath">The path of the data file.</param>
    /// <param name="labelsPath">The path of the labels file, which has the same number of rows; null if there are no labels.</param>
    /// <param name="options">Names of the columns, and the scale of the data.</param>
    /// <returns>
    /// A view whose columns are <see cref="float"/> for a file of rank 1, and vectors of <see cref="float"/> with the remaining dimensions
    /// for a file of higher rank (10000 x 28 x 28 gives 10,000 rows of vectors of 28 x 28). The row count is known. The order of the rows
    /// is that of the file, always. The view may be read from any number of threads at once.
    /// <para>Making the view reads the headers and compares the files' lengths with them. Rows are read while a cursor moves, through a
    /// buffer of its own, from the files of the columns that are asked for only.</para>
    /// <para>Data of 32-bit integers and 64-bit numbers are rounded to the nearest <see cref="float"/>. Integer labels are not: one
    /// that <see cref="float"/> cannot hold is an <see cref="InvalidDataException"/> when it is read.</para>
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="dataPath"/> or <paramref name="options"/> is
    /// null.</exception>
    /// <exception cref="MixConfigurationException">A path is empty or a folder, both are the same file, a column name is empty, both
    /// columns have the same name, or the scale is 0 or not finite.</exception>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A file is not an IDX file, is shorter or longer than its header says, or is damaged; or the
    /// two files differ in their number of rows; or the rows of the data are single numbers and those of the labels are not, as when the
    /// paths are swapped. Cursors check again what they read.</exception>
    public static IDataView LoadFromIdx(this DataOperationsCatalog catalog, string dataPath, string? labelsPath, IdxOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(dataPath);
        ArgumentNullException.ThrowIfNull(options);
        return new IdxDataView(dataPath, labelsPath, options);
    }
}
