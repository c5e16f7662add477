using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mixtures;

/// <summary>Given mean and standard deviation of columns of one source.</summary>
internal sealed record SourceNormalization(double Mean, double StandardDeviation, IReadOnlyList<string> Columns)
{
    /// <summary>The data with its columns normalized. The transform goes by a source column, so the source is a mix of itself first.</summary>
    public IDataView Apply(MLContext ml, string source, IDataView data)
    {
        var statistics = new Dictionary<string, SourceStatistics> { [source] = new(Mean, StandardDeviation) };
        IDataView marked = ml.Data.Mix(
            new MixOptions { Selection = Selection.Concat, Stop = StopRule.AllOnce, SourceColumnName = Marker }, new MixSource(source, data));
        var options = new NormalizeBySourceOptions
        {
            Columns = [.. Columns.Select(column => new InputOutputColumnPair(column))],
            SourceColumnName = Marker,
            Statistics = new NormalizationStatistics(
                Columns.ToDictionary(column => column, _ => new ColumnStatistics(statistics))),
        };
        return ml.Transforms.NormalizeBySource(options).Fit(marked).Transform(marked);
    }

    /// <summary>Name of the column that is added for the transform; the mix drops it again.</summary>
    public const string Marker = "MlMix:source";
}
