using Microsoft.ML.Data;
using MlMix;
using MlMix.Evaluation;

namespace Microsoft.ML;

/// <summary>
/// Evaluation of scored data by source, beside ML.NET's <c>Evaluate</c>, which computes the metrics. The data is read once: the labels and scores of all
/// rows are kept in memory until the evaluation is done, n x (scores + 3) numbers of 4 bytes.
/// </summary>
public static class EvaluateBySourceCatalog
{
    /// <summary>Evaluates a multiclass classifier overall and by source.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="labelColumnName">Name of the column of true labels, Single or a key. Default <c>Label</c>.</param>
    /// <param name="scoreColumnName">Name of the column of scores, a vector of Single. Default <c>Score</c>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="data"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    public static SourceEvaluation<MulticlassClassificationMetrics> EvaluateBySource(
        this MulticlassClassificationCatalog catalog,
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.EvaluateBySource(data, Options(labelColumnName, scoreColumnName, sourceColumnName));

    /// <summary>Evaluates a multiclass classifier overall and by source, with all settings, for example with <c>TopKAccuracy</c>.</summary>
    /// <remarks>
    /// <c>MacroAccuracy</c> is the mean over the classes that occur among the rows: a source that has 10 of 30 classes is judged by those 10. A
    /// prediction of a class that no row of the source has counts as any other wrong one. <c>LogLossReduction</c> compares with the class shares of
    /// the rows, so of each source with its own, and is NaN where only one class occurs.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="data"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A column name is null or empty, a column is missing or of another type, or <c>TopKPredictionCount</c> is negative.
    /// </exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static SourceEvaluation<MulticlassClassificationMetrics> EvaluateBySource(
        this MulticlassClassificationCatalog catalog, IDataView data, EvaluateBySourceOptions options)
    {
        Check(catalog, data, options);
        return new SourceEvaluator<MulticlassClassificationMetrics>(
            "MulticlassClassification.EvaluateBySource",
            EvaluationKind.Multiclass,
            EvaluationMetrics.Multiclass(options.TopKPredictionCount),
            rows => catalog.Evaluate(rows, options.LabelColumnName, options.ScoreColumnName, Unread(options), options.TopKPredictionCount))
            .Run(data, options);
    }

    /// <summary>Evaluates a calibrated binary classifier overall and by source; the probabilities are those of the column <c>Probability</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="labelColumnName">Name of the column of true labels, Boolean, Single, Double or a key of 2 values. Default <c>Label</c>.</param>
    /// <param name="scoreColumnName">Name of the column of scores, Single. Default <c>Score</c>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="data"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    public static SourceEvaluation<CalibratedBinaryClassificationMetrics> EvaluateBySource(
        this BinaryClassificationCatalog catalog,
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.EvaluateBySource(data, Options(labelColumnName, scoreColumnName, sourceColumnName));

    /// <summary>Evaluates a calibrated binary classifier overall and by source, with all settings.</summary>
    /// <remarks>
    /// ML.NET refuses rows that all have one label, because it cannot rank one class against the other. For such a source
    /// <see cref="SourceEvaluationRow{TMetrics}.Metrics"/> is null, <c>Accuracy</c> and <c>LogLoss</c> are computed here by the same rules, and
    /// every other value is NaN.
    /// <c>AreaUnderPrecisionRecallCurve</c> is ML.NET's estimate from a random sample where there are more than 100,000 rows.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="data"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static SourceEvaluation<CalibratedBinaryClassificationMetrics> EvaluateBySource(
        this BinaryClassificationCatalog catalog, IDataView data, EvaluateBySourceOptions options)
    {
        Check(catalog, data, options);
        return new SourceEvaluator<CalibratedBinaryClassificationMetrics>(
            "BinaryClassification.EvaluateBySource",
            EvaluationKind.CalibratedBinary,
            EvaluationMetrics.CalibratedBinary,
            rows => catalog.Evaluate(
                rows, options.LabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName, Unread(options)),
            rows => OneClass.Evaluate(rows, rows.Schema[0], rows.Schema[1], rows.Schema[2]))
            .Run(data, options);
    }

    /// <summary>Evaluates a binary classifier without probabilities overall and by source.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="labelColumnName">Name of the column of true labels, Boolean, Single, Double or a key of 2 values. Default <c>Label</c>.</param>
    /// <param name="scoreColumnName">Name of the column of scores, Single. Default <c>Score</c>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="data"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    public static SourceEvaluation<BinaryClassificationMetrics> EvaluateNonCalibratedBySource(
        this BinaryClassificationCatalog catalog,
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.EvaluateNonCalibratedBySource(data, Options(labelColumnName, scoreColumnName, sourceColumnName));

    /// <summary>Evaluates a binary classifier without probabilities overall and by source, with all settings.</summary>
    /// <remarks>
    /// ML.NET refuses rows that all have one label, because it cannot rank one class against the other. For such a source
    /// <see cref="SourceEvaluationRow{TMetrics}.Metrics"/> is null, <c>Accuracy</c> is computed here by the same rule, and every other value is
    /// NaN.
    /// <c>AreaUnderPrecisionRecallCurve</c> is ML.NET's estimate from a random sample where there are more than 100,000 rows.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="data"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static SourceEvaluation<BinaryClassificationMetrics> EvaluateNonCalibratedBySource(
        this BinaryClassificationCatalog catalog, IDataView data, EvaluateBySourceOptions options)
    {
        Check(catalog, data, options);
        return new SourceEvaluator<BinaryClassificationMetrics>(
            "BinaryClassification.EvaluateNonCalibratedBySource",
            EvaluationKind.Binary,
            EvaluationMetrics.Binary<BinaryClassificationMetrics>(),
            rows => catalog.EvaluateNonCalibrated(rows, options.LabelColumnName, options.ScoreColumnName, Unread(options)),
            rows => OneClass.Evaluate(rows, rows.Schema[0], rows.Schema[1], probability: null))
            .Run(data, options);
    }

    /// <summary>Evaluates a regression overall and by source.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="labelColumnName">Name of the column of true labels, Single. Default <c>Label</c>.</param>
    /// <param name="scoreColumnName">Name of the column of scores, Single. Default <c>Score</c>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="data"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    public static SourceEvaluation<RegressionMetrics> EvaluateBySource(
        this RegressionCatalog catalog,
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.EvaluateBySource(data, Options(labelColumnName, scoreColumnName, sourceColumnName));

    /// <summary>Evaluates a regression overall and by source, with all settings.</summary>
    /// <remarks>
    /// <c>RSquared</c> compares with the mean of the labels, so of each source with its own: it can be far lower for every source than overall, where
    /// the model is also credited with telling the sources apart. It is NaN where all labels are equal.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The scored data.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/>, <paramref name="data"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or a column is missing or of another type.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static SourceEvaluation<RegressionMetrics> EvaluateBySource(
        this RegressionCatalog catalog, IDataView data, EvaluateBySourceOptions options)
    {
        Check(catalog, data, options);
        return new SourceEvaluator<RegressionMetrics>(
            "Regression.EvaluateBySource",
            EvaluationKind.Regression,
            EvaluationMetrics.Regression,
            rows => catalog.Evaluate(rows, options.LabelColumnName, options.ScoreColumnName))
            .Run(data, options);
    }

    private static void Check(object catalog, IDataView data, EvaluateBySourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
    }

    private static EvaluateBySourceOptions Options(string label, string score, string source) =>
        new() { LabelColumnName = label, ScoreColumnName = score, SourceColumnName = source };

    /// <summary>The name of a column for ML.NET's evaluators to take as predicted labels: they want one to be there, and read none.</summary>
    private static string Unread(EvaluateBySourceOptions options) => options.LabelColumnName;
}
