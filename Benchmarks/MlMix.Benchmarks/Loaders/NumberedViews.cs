using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Benchmarks.Loaders;

/// <summary>Views in memory whose labels count up from 0, and a reader of the labels.</summary>
internal static class NumberedViews
{
    /// <summary>Number of features, all of which are 1.</summary>
    public const int Slots = 784;

    public static IDataView Create(MLContext ml, int rows) => ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", Labels(rows)));

    public static IDataView CreateWithFeatures(MLContext ml, int rows)
    {
        var features = new float[rows * Slots];
        Array.Fill(features, 1f);
        return ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", Labels(rows)), ArrayColumn.Vector("Features", features, Slots));
    }

    public static float[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(row => (float)row)];

    public static double SumLabels(IDataView view)
    {
        DataViewSchema.Column label = view.Schema["Label"];
        using DataViewRowCursor cursor = view.GetRowCursor([label]);
        ValueGetter<float> getter = cursor.GetGetter<float>(label);
        float value = 0;
        double sum = 0;
        while (cursor.MoveNext())
        {
            getter(ref value);
            sum += value;
        }
        return sum;
    }
}
