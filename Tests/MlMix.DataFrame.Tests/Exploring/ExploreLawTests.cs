using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Exploring.Tests.Exploring;

/// <summary>Explorations and appended frames against slow models of them.</summary>
[TestClass]
public sealed class ExploreLawTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // Up to four frames whose columns are a subset of three, with nulls.
    private static Arbitrary<DataFrame[]> Frames { get; } =
        (from frames in
             (from rows in Gen.Choose(0, 9)
              from columns in Gen.Choose(1, 7)
              from seeds in Gen.Choose(-50, 50).ArrayOf(rows)
              select Frame(columns, seeds)).NonEmptyListOf()
         select frames.Take(4).ToArray()).ToArbitrary();

    [TestMethod]
    public void Append_OfAnyFrames_IsWhatASlowAppendOfObjectsIs() => Prop.ForAll(Frames, frames =>
    {
        DataFrame appended = DataFrames.Append(frames);
        string[] names = [.. frames.SelectMany(frame => frame.Columns.Select(column => column.Name)).Distinct()];
        object?[][] model =
        [
            .. from frame in frames
               from row in Enumerable.Range(0, (int)frame.Rows.Count)
               select names.Select(name => frame.Columns.IndexOf(name) < 0 ? null : frame[name][row]).ToArray(),
        ];
        return appended.Rows.Count == model.Length
            && names.SequenceEqual(appended.Columns.Select(column => column.Name))
            && names.Select((name, i) => Enumerable.Range(0, model.Length).All(row => Same(model[row][i], appended[name][row]))).All(same => same)
            && names.Select((name, i) => appended[name].NullCount == model.Count(row => row[i] is null)).All(same => same);
    }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void ConcatFrames_OfAnyFrames_HasWhatTheAppendedFrameHas() => Prop.ForAll(Frames, frames =>
    {
        DataFrame appended = DataFrames.Append(frames);
        MixedDataView view = Ml.Data.ConcatFrames([.. frames.Select((frame, i) => ($"{i}", frame))]);
        DataFrame read = view.ToDataFrame(long.MaxValue);
        return read.Rows.Count == appended.Rows.Count && appended.Columns.All(column => Enumerable.Range(0, (int)column.Length).All(row =>
            Same(column[row], read[column.Name][row])));
    }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Explore_OfAnyFrames_HasTheMeansOfASlowModel() => Prop.ForAll(Frames, frames =>
    {
        DataFrame[] full = [.. frames.Where(frame => frame.Columns.IndexOf("Int") >= 0)];
        if (full.Length == 0)
            return true;
        MixedDataView view = Ml.Data.ConcatFrames([.. full.Select((frame, i) => ($"{i}", frame))]);
        DataFrame sources = view.Explore().Sources;
        double?[][] values = [.. full.Select(frame => frame["Int"].Cast<int?>().Select(value => (double?)value).ToArray())];
        return full.Select((_, i) => Close(values[i], sources, i)).All(close => close) && Close([.. values.SelectMany(value => value)], sources, full.Length);
    }).QuickCheckThrowOnFailure();

    private static bool Close(double?[] values, DataFrame sources, int row)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
            return sources["Int mean"][row] is null && sources["Int sd"][row] is null;
        double mean = known.Average();
        return Math.Abs(mean - (double)sources["Int mean"][row]) < 1e-9
            && Math.Abs(Math.Sqrt(known.Average(value => (value - mean) * (value - mean))) - (double)sources["Int sd"][row]) < 1e-9;
    }

    // A view has NaN for null, and Double for whole numbers among nulls.
    private static bool Same(object? one, object? other) => one is int or double && other is int or double
        ? Convert.ToDouble(one) == Convert.ToDouble(other)
        : Equals(one, other);

    private static DataFrame Frame(int columns, int[] seeds)
    {
        var frame = new DataFrame();
        if ((columns & 1) > 0)
            frame.Columns.Add(new Int32DataFrameColumn("Int", seeds.Select(seed => seed % 5 == 0 ? (int?)null : seed)));
        if ((columns & 2) > 0)
            frame.Columns.Add(new DoubleDataFrameColumn("Double", seeds.Select(seed => seed % 7 == 0 ? (double?)null : seed / 8.0)));
        if ((columns & 4) > 0)
            frame.Columns.Add(new StringDataFrameColumn("Text", seeds.Select(seed => seed % 3 == 0 ? null : $"s{seed}")));
        return frame;
    }
}
