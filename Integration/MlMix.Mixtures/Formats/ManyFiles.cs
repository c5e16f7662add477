using Microsoft.ML;

namespace MlMix.Mixtures.Formats;

/// <summary>The files of one source as one view, one after the other.</summary>
internal static class ManyFiles
{
    public static IDataView Join(MLContext ml, string[] files, Func<string, IDataView> open)
    {
        IDataView[] views = [.. files.Select(open)];
        return views.Length == 1 ? views[0] : ml.Data.Concat(new MixOptions { Columns = MixColumns.None }, views);
    }
}
