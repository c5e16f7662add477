using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Mixing;

namespace MlMix.Splits;

/// <summary>Keeps copies of a row from being split.</summary>
internal static class SplitGuard
{
    public static void Check(IDataView view, string? samplingKeyColumnName)
    {
        var faults = new Faults("CheckSplit");
        DataViewSchema.Column? key = samplingKeyColumnName is null ? null : view.Schema.GetColumnOrNull(samplingKeyColumnName);
        if (samplingKeyColumnName is not null && key is null)
            faults.Add($"The view has no column '{samplingKeyColumnName}' to split by; its columns are {SplitRules.Names(view.Schema)}.");
        else if (MixRepeats.MayBeIn(view) && (key is not { } given || !MixRepeats.Share(view, given)))
        {
            string found = key is { } column ? $"by column '{column.Name}', which copies need not share," : "by row";
            string shared = view.Schema.Where(each => !each.IsHidden && MixAnnotations.IsOrigin(each)).Select(each => $"'{each.Name}'")
                .FirstOrDefault("the mix's origin column");
            faults.Add($"The view may hold copies of a row, and a split {found} would put them on both sides; give {shared} as sampling key, "
                + "or split the sources before they are mixed, by MixSplit or MixFolds.");
        }
        faults.ThrowIfAny();
    }
}
