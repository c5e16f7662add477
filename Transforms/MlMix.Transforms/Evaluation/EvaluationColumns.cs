using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Evaluation;

/// <summary>The columns that an evaluation reads, found in one schema.</summary>
/// <param name="Label">The true labels.</param>
/// <param name="Score">The scores.</param>
/// <param name="Probability">The probabilities, where they are needed.</param>
/// <param name="Sources">The source column.</param>
internal sealed record EvaluationColumns(
    DataViewSchema.Column Label, DataViewSchema.Column Score, DataViewSchema.Column? Probability, SourceKeys Sources)
{
    /// <summary>Finds them and checks their types, which are those that ML.NET's evaluator takes.</summary>
    public static EvaluationColumns Find(string what, DataViewSchema schema, EvaluationKind kind, EvaluateBySourceOptions options)
    {
        var faults = new Faults(what);
        DataViewSchema.Column? label = Find("label", nameof(options.LabelColumnName), options.LabelColumnName, kind.TakesLabel, kind.Labels);
        DataViewSchema.Column? score = Find("score", nameof(options.ScoreColumnName), options.ScoreColumnName, kind.TakesScore, kind.Scores);
        DataViewSchema.Column? probability = kind.HasProbability
            ? Find("probability", nameof(options.ProbabilityColumnName), options.ProbabilityColumnName, EvaluationKind.IsSingle, "Single")
            : null;
        SourceKeys? sources = ColumnNames.Check(nameof(options.SourceColumnName), options.SourceColumnName, faults)
            ? SourceKeys.Read(schema, options.SourceColumnName, faults)
            : null;
        if (score?.Type is VectorDataViewType { Size: int classes } && (options.TopKPredictionCount < 0 || options.TopKPredictionCount > classes))
        {
            faults.Add($"TopKPredictionCount is {options.TopKPredictionCount}; it must be 0, for no such metric, or up to the {classes} classes " +
                $"of the score column '{options.ScoreColumnName}'.");
        }

        faults.ThrowIfAny();
        return new EvaluationColumns(label!.Value, score!.Value, probability, sources!);

        DataViewSchema.Column? Find(string role, string option, string? name, Func<DataViewType, bool> takes, string taken)
        {
            if (!ColumnNames.Check(option, name, faults) || ColumnLookup.Find(schema, role, name!, faults) is not DataViewSchema.Column column)
                return null;
            if (!takes(column.Type))
                faults.Add($"the {role} column '{name}' is of type {column.Type}; this evaluation takes {taken}.");
            return column;
        }
    }
}
