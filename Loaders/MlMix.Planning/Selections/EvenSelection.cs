using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record EvenSelection : Selection
{
    public override string ToString() => "Even";

    internal override Selector CreateSelector(SelectionInput input) => new EvenSelector(new RoundingTree(input.Weights));

    internal override Stretch CreateStretch(SelectionInput input) => new EvenStretch(new RoundingTree(input.Weights));
}
