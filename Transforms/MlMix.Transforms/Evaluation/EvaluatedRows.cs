using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation;

/// <summary>How many rows ML.NET's evaluators do not leave out: those with a label and finite scores.</summary>
internal static class EvaluatedRows
{
    public static long Count(IDataView rows, DataViewSchema.Column label, DataViewSchema.Column score, Func<float, bool> counts)
    {
        using DataViewRowCursor cursor = rows.GetRowCursor([label, score]);
        ValueGetter<float> getLabel = LabelNumbers.Create(cursor, label);
        Func<bool> isFinite = IsFinite(cursor, score);
        float value = 0;
        long counted = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref value);
            if (counts(value) && isFinite())
                counted++;
        }

        return counted;
    }

    private static Func<bool> IsFinite(DataViewRow row, DataViewSchema.Column score)
    {
        if (score.Type is not VectorDataViewType)
        {
            ValueGetter<float> getOne = row.GetGetter<float>(score);
            float one = 0;
            return () =>
            {
                getOne(ref one);
                return float.IsFinite(one);
            };
        }

        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(score);
        VBuffer<float> scores = default;
        return () =>
        {
            get(ref scores);
            foreach (float one in scores.GetValues())
            {
                if (!float.IsFinite(one))
                    return false;
            }

            return true;
        };
    }
}
