using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Exploration;

/// <summary>What can be seen of a mix, from its plan to a page.</summary>
internal static class Tour
{
    public static void Plan(MixedDataView mixed, TextWriter output)
    {
        #region plan
        output.WriteLine(mixed.Plan.Explore());
        #endregion
    }

    public static MixExploration Explore(MixedDataView mixed, TextWriter output)
    {
        #region explore
        MixExploration exploration = mixed.Explore();
        output.WriteLine(exploration);

        DataFrame sources = exploration.Sources;
        double share = (double)sources["share"][0];
        #endregion
        output.WriteLine(FormattableString.Invariant($"The first source has {share:P1} of the rows.\n"));
        return exploration;
    }

    public static MixExploration ExploreWithOptions(IDataView view, CancellationToken cancellation, IProgress<long> progress)
    {
        #region explore-options
        var options = new ExploreOptions
        {
            LabelColumnName = "Returned",
            Columns = ["Price", "Items"],
            Cancellation = cancellation,
            Progress = progress,
        };
        MixExploration exploration = view.Explore(options);
        #endregion
        return exploration;
    }

    public static MixComparison Compare(MLContext ml, MixedDataView mixed, TextWriter output)
    {
        #region compare
        IDataView normalized = ml.Transforms.NormalizeBySource("Price").Fit(mixed).Transform(mixed);
        MixComparison comparison = mixed.Explore().CompareWith(normalized);
        output.WriteLine(comparison);
        #endregion
        return comparison;
    }

    public static void Frames(MixedDataView mixed, TextWriter output)
    {
        #region to-data-frame
        DataFrame rows = mixed.ToDataFrame(8);
        DataFrame prices = mixed.ToDataFrame(1000, "source_id", "Price");
        output.WriteLine(rows.ToText());
        output.WriteLine(prices["Price"].Mean());
        #endregion
    }

    public static DataFrame FrameWithOptions(IDataView view)
    {
        #region to-data-frame-options
        var options = new ToDataFrameOptions { Rows = long.MaxValue, Columns = ["Label", "Price"], MostSlots = 100 };
        DataFrame frame = view.ToDataFrame(options);
        #endregion
        return frame;
    }

    public static void Save(MixExploration exploration, string path)
    {
        #region html
        File.WriteAllText(path, exploration.ToHtmlPage("Orders of two shops"));
        #endregion
    }
}
