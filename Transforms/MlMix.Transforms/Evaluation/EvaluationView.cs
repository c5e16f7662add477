using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation.Kept;

namespace MlMix.Evaluation;

/// <summary>The table of an evaluation as a view.</summary>
internal static class EvaluationView
{
    public static IDataView Of<TMetrics>(SourceEvaluation<TMetrics> evaluation)
        where TMetrics : class
    {
        SourceEvaluationRow<TMetrics>[] rows = [.. evaluation.Rows().SkipLast(1)];
        var columns = new List<KeptColumn>
        {
            Column("Source", TextDataViewType.Instance, row => row.Source.AsMemory()),
            Column("Count", NumberDataViewType.Int64, row => row.Count),
            Column("Share", NumberDataViewType.Double, row => row.Share),
        };
        foreach (string metric in evaluation.Metrics.Select(metric => metric.Name))
        {
            columns.Add(Column(metric, NumberDataViewType.Double, row => row.Values[metric]));
            columns.Add(Column(metric + "Difference", NumberDataViewType.Double, row => row.Difference[metric]));
            if (evaluation.HasBaseline)
                columns.Add(Column(metric + "BaselineDifference", NumberDataViewType.Double, row => row.BaselineDifference![metric]));
        }

        return new KeptRows([.. columns], rows.Length);

        KeptValues<T> Column<T>(string name, DataViewType type, Func<SourceEvaluationRow<TMetrics>, T> value) =>
            new(name, type, values: rows.Select(value));
    }
}
