using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Prediction;

namespace MlMix;

/// <summary>
/// Splits what a classifier over the labels of several sources predicts: the class into source and label of the source, and the scores into one of each source
/// and, within each source, into those of its labels.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Predicted label column data type | Key, number or text |
/// | Score column data type | Vector of Single of known size |
/// | Output column data types | Source and label: keys of UInt32; scores: vectors of Single |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes; see SplitPredictionTransformer for what loading needs |
/// | Exportable to ONNX | The stock form (Model.ToStock), without scores |
///
/// ]]></format>
/// <para>Columns made: <c>PredictedSource</c>, <c>PredictedSourceLabel</c>; and with scores <c>SourceScore</c>, the sum of the scores of the classes of each
/// source, and for each source a column <c>Score/source</c>, the scores of its labels over their sum, so that they add up to 1: what the classifier would say
/// if the source were known. Scores are taken as probabilities; where those of a source add up to 0, its column is NaN.</para>
/// <para>A class is known by its name, where key values, slot names or texts have it, else by its number. Where a class is one of several sources, as labels
/// united by value can be, the source is missing; so is the label, unless it is the same in all of them. A class that was never scored has the score
/// 0.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class SplitPredictionEstimator : IEstimator<SplitPredictionTransformer>
{
    private readonly SplitNames _names;
    private readonly ClassTable _table;

    internal SplitPredictionEstimator(SplitPredictionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(SplitMapping.Feature);
        LabelRow[] rows = [.. (options.Labels ?? []).Where(row => row is not null)];
        if (rows.Length == 0)
            faults.Add($"Labels is {(options.Labels is null ? "null" : "empty")}; give the labels of OffsetLabels, UnifyLabels or a mix's label table.");
        else if (rows.Length < options.Labels!.Count)
            faults.Add("Labels has a row that is null.");
        foreach (var twice in rows.GroupBy(row => (row.Source, row.Label)).Where(group => group.Count() > 1))
            faults.Add($"Labels has the label '{twice.Key.Label}' of source '{twice.Key.Source}' {twice.Count()} times; each must be there once.");
        _names = new SplitNames(
            options.PredictedLabelColumnName,
            options.ScoreColumnName,
            options.SourceColumnName,
            options.LabelColumnName,
            options.SourceScoreColumnName);
        _names.Check(rows.Select(row => row.Source).Distinct(), faults);
        faults.ThrowIfAny();
        _table = new ClassTable(rows);
    }

    /// <summary>Makes the transformer; no row is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The predicted label or the score column is missing or of another type.</exception>
    public SplitPredictionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var mapping = new SplitMapping(_names, _table);
        new RowMapping(SplitMapping.Feature, [mapping]).Bind(input.Schema);
        return new SplitPredictionTransformer(mapping, input.Schema);
    }

    /// <summary>Promises the shape of the output: that of the input with the output columns in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The predicted label or the score column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(SplitMapping.Feature);
        if (ColumnLookup.Find(inputSchema, "predicted label", _names.Predicted, faults) is SchemaShape.Column predicted)
        {
            DataViewType item = predicted.IsKey ? new KeyDataViewType(typeof(uint), 1) : predicted.ItemType;
            SplitRules.CheckPredicted(
                predicted.Name, predicted.Kind == SchemaShape.Column.VectorKind.Scalar, item, ColumnLookup.TypeName(predicted), faults);
        }

        if (_names.Score is not null && ColumnLookup.Find(inputSchema, "score", _names.Score, faults) is SchemaShape.Column score)
        {
            bool isVector = score.Kind == SchemaShape.Column.VectorKind.Vector && score.ItemType == NumberDataViewType.Single && !score.IsKey;
            SplitRules.CheckScore(score.Name, isVector, ColumnLookup.TypeName(score), faults);
        }

        faults.ThrowIfAny();
        return SplitMapping.Describe(_names, _table).Aggregate(inputSchema, SchemaShapes.Promise);
    }
}
