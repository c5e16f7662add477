using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation;

/// <summary>
/// What can be said of binary predictions when all labels are equal: ML.NET, which ranks one class against the other, refuses such rows
/// altogether. Accuracy and log-loss are defined as there, the log-loss to the base 2.
/// </summary>
internal static class OneClass
{
    public static Dictionary<string, double> Evaluate(
        IDataView rows, DataViewSchema.Column label, DataViewSchema.Column score, DataViewSchema.Column? probability)
    {
        using DataViewRowCursor cursor = rows.GetRowCursor(probability is null ? [label, score] : [label, score, probability.Value]);
        ValueGetter<float> getLabel = LabelNumbers.Create(cursor, label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score);
        ValueGetter<float>? getProbability = probability is null ? null : cursor.GetGetter<float>(probability.Value);
        float labelled = 0, scored = 0, probable = float.NaN;
        double right = 0, loss = 0;
        long count = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref labelled);
            getScore(ref scored);
            if (float.IsNaN(labelled) || !float.IsFinite(scored))
                continue;
            count++;
            right += labelled > 0 == scored > 0 ? 1 : 0;
            getProbability?.Invoke(ref probable);
            loss -= Math.Log2(labelled > 0 ? probable : 1.0 - probable);
        }

        return new() { ["Accuracy"] = right / count, ["LogLoss"] = loss / count };
    }
}
