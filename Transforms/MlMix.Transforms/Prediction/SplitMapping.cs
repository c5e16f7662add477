using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix.Prediction;

/// <summary>Makes the columns that a prediction is split into.</summary>
internal sealed class SplitMapping(SplitNames names, ClassTable table) : IColumnMapping
{
    public const string Feature = "SplitPrediction";

    public SplitNames Names => names;

    public ClassTable Table => table;

    /// <summary>Describes the columns made: source, label and, with scores, those of the sources and of the labels of each.</summary>
    public static IEnumerable<DataViewSchema.DetachedColumn> Describe(SplitNames names, ClassTable table)
    {
        yield return KeyColumns.Describe(names.Source, table.Sources);
        yield return KeyColumns.Describe(names.Label, table.Labels);
        if (names.Score is null)
            yield break;
        yield return KeyColumns.DescribeVector(names.SourceScore, table.Sources);
        foreach (string source in table.Sources)
            yield return KeyColumns.DescribeVector(names.Slice(source), table.LabelsOf(source));
    }

    public void Bind(DataViewSchema schema, List<BoundColumn> bound, Faults faults)
    {
        DataViewSchema.Column? predicted = ColumnLookup.Find(schema, "predicted label", names.Predicted, faults);
        if (predicted is DataViewSchema.Column label)
            SplitRules.CheckPredicted(label.Name, label.Type is not VectorDataViewType, label.Type, $"{label.Type}", faults);
        DataViewSchema.Column? score = names.Score is null ? null : ColumnLookup.Find(schema, "score", names.Score, faults);
        if (score is DataViewSchema.Column vector)
        {
            bool isVector = vector.Type is VectorDataViewType { IsKnownSize: true } type && type.ItemType == NumberDataViewType.Single;
            SplitRules.CheckScore(vector.Name, isVector, $"{vector.Type}", faults);
        }

        if (faults.Any)
            return;
        DataViewSchema.DetachedColumn[] made = [.. Describe(names, table)];
        BindClass(made, predicted!.Value, bound);
        if (score is not null)
            BindScores(made, score.Value, table.Slots(score.Value, predicted.Value), bound);
    }

    private void BindClass(DataViewSchema.DetachedColumn[] made, DataViewSchema.Column predicted, List<BoundColumn> bound)
    {
        string[] texts = table.Predicted(predicted);
        (int Source, int Label)[] split = table.Split(predicted, texts);
        bound.Add(new BoundColumn(made[0], [predicted], row => Key(row, predicted, texts, [.. split.Select(pair => (uint)(pair.Source + 1))])));
        bound.Add(new BoundColumn(made[1], [predicted], row => Key(row, predicted, texts, [.. split.Select(pair => (uint)(pair.Label + 1))])));
    }

    private static void BindScores(DataViewSchema.DetachedColumn[] made, DataViewSchema.Column score, int[][] slots, List<BoundColumn> bound)
    {
        var readers = new ConditionalWeakTable<DataViewRow, ScoreReader>();
        bound.Add(new BoundColumn(made[2], [score], row => Sums(Reader(row), slots)));
        for (int source = 0; source < slots.Length; source++)
        {
            int[] own = slots[source];
            bound.Add(new BoundColumn(made[source + 3], [score], row => Slice(Reader(row), own)));
        }

        ScoreReader Reader(DataViewRow row) => readers.GetValue(row, key => new ScoreReader(key, score));
    }

    private static ValueGetter<uint> Key(DataViewRow row, DataViewSchema.Column predicted, string[] texts, uint[] keys)
    {
        ValueGetter<int> get = LabelReader.Create(row, predicted, texts);
        int place = 0;
        return (ref uint key) =>
        {
            get(ref place);
            key = place < 0 ? 0 : keys[place];
        };
    }

    private static ValueGetter<VBuffer<float>> Sums(ScoreReader scores, int[][] slots) => (ref VBuffer<float> result) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref result, slots.Length);
        ReadOnlySpan<float> read = scores.Read();
        for (int source = 0; source < slots.Length; source++)
            editor.Values[source] = ScoreSlices.Sum(read, slots[source]);
        result = editor.Commit();
    };

    private static ValueGetter<VBuffer<float>> Slice(ScoreReader scores, int[] slots) => (ref VBuffer<float> result) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref result, slots.Length);
        ScoreSlices.Normalize(scores.Read(), slots, editor.Values);
        result = editor.Commit();
    };
}
