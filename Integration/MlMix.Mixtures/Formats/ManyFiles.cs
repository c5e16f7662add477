using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>The files, or folders, of one source as one view, one after the other.</summary>
internal static class ManyFiles
{
    public static IDataView Join(MLContext ml, string[] files, Func<string, IDataView> open) => Join(ml, [.. files.Select(open)]);

    public static IDataView Join(MLContext ml, IDataView[] views) =>
        views.Length == 1 ? views[0] : ml.Data.Concat(new MixOptions { Columns = MixColumns.None }, views);
}
