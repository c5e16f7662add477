using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation.Kept;

namespace MlMix.Epochs;

/// <summary>A history as a view.</summary>
internal static class EpochView
{
    private const string Overall = "overall";

    public static IDataView Of(IReadOnlyList<EpochResult> history)
    {
        // No source stands for all rows.
        (EpochResult Epoch, string? Source)[] rows =
        [
            .. from epoch in history
               from source in new string?[] { null }.Concat(epoch.Weights.Keys.Union(epoch.Sources.Keys))
               select (epoch, source),
        ];
        var columns = new List<KeptColumn>
        {
            Column("Epoch", NumberDataViewType.Int32, (epoch, _) => epoch.Epoch),
            Column("Source", TextDataViewType.Instance, (_, source) => (source ?? Overall).AsMemory()),
            Column("Weight", NumberDataViewType.Double, (epoch, source) => source is null ? 1 : epoch.Weights.GetValueOrDefault(source, double.NaN)),
            Column("Rows", NumberDataViewType.Int64, (epoch, source) => source is null ? epoch.Rows.Values.Sum() : epoch.Rows.GetValueOrDefault(source)),
        };
        // A source may be in the mix alone, and a metric may be asked for in later epochs alone.
        foreach (string metric in history.SelectMany(epoch => epoch.Overall.Keys).Distinct())
        {
            columns.Add(Column(metric, NumberDataViewType.Double, (epoch, source) =>
                (source is null ? epoch.Overall : epoch.Sources.GetValueOrDefault(source))?.GetValueOrDefault(metric, double.NaN) ?? double.NaN));
        }

        return new KeptRows([.. columns], rows.Length);

        KeptValues<T> Column<T>(string name, DataViewType type, Func<EpochResult, string?, T> value) =>
            new(name, type, values: rows.Select(row => value(row.Epoch, row.Source)));
    }
}
