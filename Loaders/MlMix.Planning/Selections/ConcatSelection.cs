namespace MlMix.Selections;

internal sealed record ConcatSelection : Selection
{
    public override string ToString() => "Concat";

    internal override bool UsesWeights => false;

    internal override StopRule DefaultStop => StopRule.AllOnce;

    internal override Selector CreateSelector(SelectionInput input) => new ConcatSelector(input, input.Live(), 0);

    internal override Stretch? CreateStretch(SelectionInput input)
    {
        int[] live = input.Live();
        return live.All(source => input.Contents[source] > 0) ? new ConcatStretch(input, live, 0) : null;
    }
}
