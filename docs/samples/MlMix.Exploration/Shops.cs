using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Exploration;

/// <summary>Orders of three shops as data frames that differ: some values are missing, one shop knows neither items nor returns and has whole prices.</summary>
internal static class Shops
{
    private static readonly string[] Kinds = ["book", "game", "music"];

    public static DataFrame North { get; } = new(
        new DoubleDataFrameColumn("Price", Enumerable.Range(0, 40).Select(i => i % 9 == 8 ? (double?)null : 10 + (i % 7))),
        new Int32DataFrameColumn("Items", Enumerable.Range(0, 40).Select(i => 1 + (i % 3))),
        new BooleanDataFrameColumn("Returned", Enumerable.Range(0, 40).Select(i => i % 5 == 0)),
        new StringDataFrameColumn("Label", Enumerable.Range(0, 40).Select(i => Kinds[i % 2])));

    public static DataFrame South { get; } = new(
        new DoubleDataFrameColumn("Price", Enumerable.Range(0, 25).Select(i => 40.0 + (i % 5))),
        new Int32DataFrameColumn("Items", Enumerable.Range(0, 25).Select(i => i % 6 == 5 ? (int?)null : 2)),
        new BooleanDataFrameColumn("Returned", Enumerable.Range(0, 25).Select(i => i % 4 == 3 ? (bool?)null : false)),
        new StringDataFrameColumn("Label", Enumerable.Range(0, 25).Select(i => Kinds[i % 3])));

    public static DataFrame Web { get; } = new(
        new Int32DataFrameColumn("Price", Enumerable.Range(0, 60).Select(i => 9 + (i % 11))),
        new StringDataFrameColumn("Label", Enumerable.Range(0, 60).Select(_ => Kinds[2])));

    public static MixedDataView Mix(MLContext ml)
    {
        DataFrame north = North, south = South;
        #region mix-frames
        MixedDataView mixed = ml.Data.MixFrames(("north", north), ("south", south));
        #endregion
        return mixed;
    }

    public static MixedDataView Weighted(MLContext ml)
    {
        DataFrame north = North, south = South;
        #region mix-frames-options
        var options = new MixOptions { Stop = StopRule.AllExhausted, Seed = 42 };
        MixedDataView mixed = ml.Data.MixFrames(
            options, new MixSource("north", north, weight: 0.3), new MixSource("south", south, weight: 0.7));
        #endregion
        return mixed;
    }

    public static MixedDataView Concat(MLContext ml)
    {
        DataFrame north = North, south = South, web = Web;
        #region concat-frames
        MixedDataView all = ml.Data.ConcatFrames(("north", north), ("south", south), ("web", web));
        #endregion
        return all;
    }

    public static DataFrame Append()
    {
        DataFrame north = North, south = South, web = Web;
        #region append
        DataFrame all = DataFrames.Append(north, south, web);
        DataFrame named = DataFrames.Append(
            new AppendOptions { SourceColumnName = "shop" }, ("north", north), ("south", south), ("web", web));
        #endregion
        return all.Rows.Count == named.Rows.Count ? named : all;
    }
}
