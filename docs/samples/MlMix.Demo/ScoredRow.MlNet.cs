using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Demo;

/// <summary>What a model said of one test row.</summary>
internal readonly record struct ScoredRow(int Source, float Label, float Predicted)
{
    public static IEnumerable<ScoredRow> Of(IDataView scored)
    {
        DataViewSchema.Column source = scored.Schema["source_id"], label = scored.Schema["Label"];
        DataViewSchema.Column predicted = scored.Schema["PredictedLabel"];
        uint key = 0;
        float number = 0, guess = 0;
        using DataViewRowCursor cursor = scored.GetRowCursor([source, label, predicted]);
        ValueGetter<uint> getKey = cursor.GetGetter<uint>(source);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label), getGuess = cursor.GetGetter<float>(predicted);
        while (cursor.MoveNext())
        {
            getKey(ref key);
            getLabel(ref number);
            getGuess(ref guess);
            yield return new ScoredRow((int)key - 1, number, guess);
        }
    }
}
