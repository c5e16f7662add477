using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlMix.Prediction;

namespace MlMix.Contracts;

/// <summary>Takes some of the scores, by their slots, as shares of their sum. Names of contracts and columns never change: they stand in model files.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SliceContract : CustomMappingFactory<SliceContract.Input, SliceContract.Output>
{
    public const string Name = "MlMix.Slice";

    public const string ScoresColumn = "MlMix.Slice.Scores";

    public const string SlotsColumn = "MlMix.Slice.Slots";

    public const string SharesColumn = "MlMix.Slice.Shares";

    public const string SumColumn = "MlMix.Slice.Sum";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<float> shares = output.Shares, given = input.Scores;
        VBuffer<int> places = input.Slots;
        ReadOnlySpan<float> scores = Dense(in given);
        ReadOnlySpan<int> slots = Dense(in places);
        VBufferEditor<float> editor = VBufferEditor.Create(ref shares, slots.Length);
        ScoreSlices.Normalize(scores, slots, editor.Values);
        output.Shares = editor.Commit();
        output.Sum = ScoreSlices.Sum(scores, slots);
    }

    private static ReadOnlySpan<T> Dense<T>(in VBuffer<T> values) => values.IsDense ? values.GetValues() : values.DenseValues().ToArray();

    internal sealed class Input
    {
        [ColumnName(ScoresColumn)]
        public VBuffer<float> Scores { get; set; }

        [ColumnName(SlotsColumn)]
        public VBuffer<int> Slots { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(SharesColumn)]
        public VBuffer<float> Shares { get; set; }

        [ColumnName(SumColumn)]
        public float Sum { get; set; }
    }
}
