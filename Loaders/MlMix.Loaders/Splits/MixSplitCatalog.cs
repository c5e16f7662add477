using MlMix;
using MlMix.Splits;

namespace Microsoft.ML;

/// <summary>The doors to splits that leak no row on <c>mlContext.Data</c>.</summary>
/// <remarks>
/// Each source is split before it is mixed, so copies of a row, however often the training mix repeats it, are all on one side. A source's weight,
/// <see cref="MixSource.Repeat"/>, <see cref="MixSource.Choose"/> and <see cref="MixSource.MaxPasses"/> concern training only: the test rows do not hang on
/// them, so that mixes are compared on the same rows, and a source of weight 0 is tested on without being trained on. <see cref="MixSource.Range"/>
/// concerns both sides. Test rows are chosen by systematic sampling, one of each window of rows at a random place (Deville's method, as described in Chauvet,
/// "On a characterization of ordered pivotal sampling", Bernoulli 18 (4), 2012), folds by random permutations of each run of as many rows as there are
/// folds.
/// </remarks>
public static class MixSplitCatalog
{
    /// <summary>Splits each source into training and test rows, mixes the training rows by the sources' weights and joins the test rows.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="testFraction">The part of each source's rows that are test rows, above 0 and below 1, for example 0.1.</param>
    /// <param name="sources">The sources, at least one, as for <c>Mix</c>; each with at least one row for either side.</param>
    /// <returns>Two lazy views; nothing is read before one of their cursors is opened.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The fraction is wrong, the sources cannot be mixed, or one may hold copies of a row; all faults are listed.
    /// </exception>
    public static MixSplit MixSplit(this DataOperationsCatalog catalog, double testFraction, params MixSource[] sources) =>
        MixSplit(catalog, new MixSplitOptions { TestFraction = testFraction }, sources);

    /// <summary>Splits each source into training and test rows as the options say, mixes the training rows and joins the test rows.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">How to split, and how to mix the training rows.</param>
    /// <param name="sources">The sources, at least one, as for <c>Mix</c>; each with at least one row for either side.</param>
    /// <returns>Two lazy views; only the column that rows are split by, where there is one, is read beforehand.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The options are wrong, the sources cannot be mixed, one may hold copies of a row, or one has no row for a side; all faults are listed.
    /// </exception>
    /// <exception cref="MixSourceException">The column that rows are split by could not be read.</exception>
    /// <exception cref="OperationCanceledException"><see cref="MixSplitOptions.Cancellation"/> was asked for.</exception>
    public static MixSplit MixSplit(this DataOperationsCatalog catalog, MixSplitOptions options, params MixSource[] sources)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        return Splitter.Split(options, sources);
    }

    /// <summary>
    /// Splits each source into folds for cross-validation. Each fold is one <see cref="MlMix.MixSplit"/>, which tests on its own rows and trains on the
    /// mix of the others; every row is a test row of exactly one fold.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="numberOfFolds">Number of folds, at least 2.</param>
    /// <param name="sources">The sources, at least one, as for <c>Mix</c>; each with at least one row for every fold.</param>
    /// <returns>One split for each fold; nothing is read before one of their cursors is opened.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are too few folds, the sources cannot be mixed, or one may hold copies of a row; all faults are listed.
    /// </exception>
    public static IReadOnlyList<MixSplit> MixFolds(this DataOperationsCatalog catalog, int numberOfFolds, params MixSource[] sources) =>
        MixFolds(catalog, new MixSplitOptions { NumberOfFolds = numberOfFolds }, sources);

    /// <summary>Splits each source into folds for cross-validation as the options say. Every row is a test row of exactly one fold.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">How to split, and how to mix the training rows.</param>
    /// <param name="sources">The sources, at least one, as for <c>Mix</c>; each with at least one row for every fold.</param>
    /// <returns>One split for each fold; only the column that rows are split by, where there is one, is read beforehand, once.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The options are wrong, the sources cannot be mixed, one may hold copies of a row, or one has no row for a fold; all faults are listed.
    /// </exception>
    /// <exception cref="MixSourceException">The column that rows are split by could not be read.</exception>
    /// <exception cref="OperationCanceledException"><see cref="MixSplitOptions.Cancellation"/> was asked for.</exception>
    public static IReadOnlyList<MixSplit> MixFolds(this DataOperationsCatalog catalog, MixSplitOptions options, params MixSource[] sources)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        return Splitter.Folds(options, sources);
    }

    /// <summary>
    /// Refuses a view that ML.NET's <c>TrainTestSplit</c>, <c>CrossValidationSplit</c> or <c>CrossValidate</c> could not split without putting copies of a row
    /// on both sides: a mix that may repeat rows, or what was made from one, unless the sampling key is a column that all copies of a row share. Such are the
    /// mix's origin column and, as long as the view is the mix itself, what its sources say of a row, and which source that is. Where one view has two names,
    /// they are the columns that both take from it, but for labels that become classes.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="view">The view to be split. Nothing is read.</param>
    /// <param name="samplingKeyColumnName">What the split will be given as <c>samplingKeyColumnName</c>. Default null: it splits row by row.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The split could leak rows, or there is no such column.</exception>
    public static IDataView CheckSplit(this DataOperationsCatalog catalog, IDataView view, string? samplingKeyColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(view);
        SplitGuard.Check(view, samplingKeyColumnName);
        return view;
    }
}
