using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlMix.Prediction;

namespace MlMix.Contracts;

/// <summary>
/// Takes the scores of each source, by their slots, as shares of their sum, one source after the other. Names of contracts and columns never change: they
/// stand in model files.
/// </summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SliceContract : CustomMappingFactory<SliceContract.Input, SliceContract.Output>
{
    public const string Name = "MlMix.Slice";

    public const string ScoresColumn = "MlMix.Slice.Scores";

    /// <summary>The slots of the scores of each source, one source after the other.</summary>
    public const string SlotsColumn = "MlMix.Slice.Slots";

    /// <summary>Where those of each source end.</summary>
    public const string EndsColumn = "MlMix.Slice.Ends";

    public const string SharesColumn = "MlMix.Slice.Shares";

    public const string SumsColumn = "MlMix.Slice.Sums";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<float> given = input.Scores, shares = output.Shares, sums = output.Sums;
        VBuffer<int> places = input.Slots, lasts = input.Ends;
        ReadOnlySpan<float> scores = Dense(in given);
        ReadOnlySpan<int> slots = Dense(in places), ends = Dense(in lasts);
        VBufferEditor<float> shareEditor = VBufferEditor.Create(ref shares, slots.Length), sumEditor = VBufferEditor.Create(ref sums, ends.Length);
        int start = 0;
        for (int source = 0; source < ends.Length; source++)
        {
            Range own = start..ends[source];
            ScoreSlices.Normalize(scores, slots[own], shareEditor.Values[own]);
            sumEditor.Values[source] = ScoreSlices.Sum(scores, slots[own]);
            start = ends[source];
        }

        output.Shares = shareEditor.Commit();
        output.Sums = sumEditor.Commit();
    }

    private static ReadOnlySpan<T> Dense<T>(in VBuffer<T> values) => values.IsDense ? values.GetValues() : values.DenseValues().ToArray();

    internal sealed class Input
    {
        [ColumnName(ScoresColumn)]
        public VBuffer<float> Scores { get; set; }

        [ColumnName(SlotsColumn)]
        public VBuffer<int> Slots { get; set; }

        [ColumnName(EndsColumn)]
        public VBuffer<int> Ends { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(SharesColumn)]
        public VBuffer<float> Shares { get; set; }

        [ColumnName(SumsColumn)]
        public VBuffer<float> Sums { get; set; }
    }
}
