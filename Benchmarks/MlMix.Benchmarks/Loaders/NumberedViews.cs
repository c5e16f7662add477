using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>Views in memory whose labels count up from 0, and their reader.</summary>
internal static class NumberedViews
{
    /// <summary>Number of features, all of which are 1.</summary>
    public const int Slots = 784;

    public static IDataView Create(MLContext ml, int rows) => ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", Labels(rows)));

    public static IDataView CreateWithFeatures(MLContext ml, int rows)
    {
        float[] features = Ones(rows * Slots);
        return ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", Labels(rows)), ArrayColumn.Vector("Features", features, Slots));
    }

    public static float[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(row => (float)row)];

    public static float[] Ones(int count = Slots)
    {
        var ones = new float[count];
        Array.Fill(ones, 1f);
        return ones;
    }

    public static double SumLabels(IDataView view) => Sum(view, withVector: false);

    /// <summary>Sums the labels and, where vectors are wanted, the last feature of each row.</summary>
    public static double Sum(IDataView view, bool withVector)
    {
        DataViewSchema.Column label = view.Schema["Label"];
        DataViewSchema.Column? features = withVector ? view.Schema["Features"] : null;
        using DataViewRowCursor cursor = view.GetRowCursor(features is null ? [label] : [label, features.Value]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<VBuffer<float>>? getFeatures = features is null ? null : cursor.GetGetter<VBuffer<float>>(features.Value);
        float value = 0;
        VBuffer<float> vector = default;
        double sum = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref value);
            sum += value;
            if (getFeatures is not null)
            {
                getFeatures(ref vector);
                sum += vector.GetValues()[Slots - 1];
            }
        }
        return sum;
    }

    /// <summary>Sums the same of several views by a loop without a mix, which takes their rows in a given order of the views.</summary>
    public static double SumByHand(IDataView[] views, int[] order, bool withVector)
    {
        DataViewRowCursor[] cursors =
            [.. views.Select(view => view.GetRowCursor(view.Schema.Where(column => withVector || column.Name == "Label")))];
        ValueGetter<float>[] getLabel = [.. cursors.Select(cursor => cursor.GetGetter<float>(cursor.Schema["Label"]))];
        ValueGetter<VBuffer<float>>[]? getFeatures =
            withVector ? [.. cursors.Select(cursor => cursor.GetGetter<VBuffer<float>>(cursor.Schema["Features"]))] : null;
        float value = 0;
        VBuffer<float> vector = default;
        double sum = 0;
        foreach (int source in order)
        {
            if (!cursors[source].MoveNext())
                throw new InvalidOperationException($"View {source} has ended.");
            getLabel[source](ref value);
            sum += value;
            if (getFeatures is not null)
            {
                getFeatures[source](ref vector);
                sum += vector.GetValues()[Slots - 1];
            }
        }
        Array.ForEach(cursors, cursor => cursor.Dispose());
        return sum;
    }

    /// <summary>The source of each row of a mix.</summary>
    public static int[] OrderOf(MixedDataView mix)
    {
        List<int> order = [];
        foreach (SourcePick pick in mix.Plan.Walk())
            order.Add(pick.Source);
        return [.. order];
    }
}
