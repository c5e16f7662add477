namespace MlMix.Transforms.Tests.Evaluation;

/// <summary>The metrics by their definitions, as slowly as they are defined.</summary>
internal static class SlowMetrics
{
    public static Dictionary<string, double> Multiclass((int Label, float[] Score)[] rows, int top)
    {
        bool Within(int k, (int Label, float[] Score) row) =>
            Enumerable.Range(0, row.Score.Length).OrderByDescending(index => row.Score[index]).Take(k).Contains(row.Label);
        double[] shares = [.. rows.GroupBy(row => row.Label).Select(group => group.Count() / (double)rows.Length)];
        double entropy = -shares.Sum(share => share * Math.Log(share));
        double loss = rows.Average(row => -Math.Log(row.Score[row.Label]));
        return new()
        {
            ["MicroAccuracy"] = rows.Average(row => Within(1, row) ? 1.0 : 0),
            ["MacroAccuracy"] = rows.GroupBy(row => row.Label).Average(group => group.Average(row => Within(1, row) ? 1.0 : 0)),
            ["LogLoss"] = loss,
            ["LogLossReduction"] = shares.Length == 1 ? double.NaN : 1 - (loss / entropy),
            ["TopKAccuracy"] = rows.Average(row => Within(top, row) ? 1.0 : 0),
        };
    }

    /// <summary>Without the area under the precision-recall curve, of which there are several estimates.</summary>
    public static Dictionary<string, double> Binary((bool Label, float Score, float Probability)[] rows)
    {
        double Count(bool label, bool predicted) => rows.Count(row => row.Label == label && row.Score > 0 == predicted);
        double truePositives = Count(true, true), falsePositives = Count(false, true), trueNegatives = Count(false, false), falseNegatives = Count(true, false);
        var pairs = rows.Where(row => row.Label).SelectMany(positive => rows.Where(row => !row.Label).Select(negative => (positive, negative)));
        double precision = truePositives / (truePositives + falsePositives);
        double recall = truePositives / (truePositives + falseNegatives);
        double share = rows.Count(row => row.Label) / (double)rows.Length;
        double entropy = -(share * Math.Log2(share)) - ((1 - share) * Math.Log2(1 - share));
        double loss = rows.Average(row => -Math.Log2(row.Label ? row.Probability : 1.0 - row.Probability));
        return new()
        {
            ["Accuracy"] = (truePositives + trueNegatives) / rows.Length,
            ["AreaUnderRocCurve"] = pairs.Average(pair =>
                pair.positive.Score > pair.negative.Score ? 1 : pair.positive.Score == pair.negative.Score ? 0.5 : 0),
            ["F1Score"] = 2 / ((1 / precision) + (1 / recall)),
            ["PositivePrecision"] = precision,
            ["PositiveRecall"] = recall,
            ["NegativePrecision"] = trueNegatives / (trueNegatives + falseNegatives),
            ["NegativeRecall"] = trueNegatives / (trueNegatives + falsePositives),
            ["LogLoss"] = loss,
            ["LogLossReduction"] = 1 - (loss / entropy),
            ["Entropy"] = entropy,
        };
    }

    public static Dictionary<string, double> Regression((float Label, float Score)[] rows)
    {
        double mean = rows.Average(row => (double)row.Label);
        double squares = rows.Sum(row => Math.Pow((double)row.Label - row.Score, 2));
        return new()
        {
            ["MeanAbsoluteError"] = rows.Average(row => Math.Abs((double)row.Label - row.Score)),
            ["MeanSquaredError"] = squares / rows.Length,
            ["RootMeanSquaredError"] = Math.Sqrt(squares / rows.Length),
            ["RSquared"] = 1 - (squares / rows.Sum(row => Math.Pow(row.Label - mean, 2))),
            ["LossFunction"] = squares / rows.Length,
        };
    }
}
