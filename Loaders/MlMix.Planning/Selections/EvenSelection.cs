using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record EvenSelection : Selection
{
    public override string ToString() => "Even";

    internal override Selector CreateSelector(SelectionInput input) => input.CreateDivider() switch
    {
        RoundingTree tree => new EvenSelector(tree, input.PeriodOf(tree)),
        var paced => new PacedSelector((PacedDivider)paced),
    };

    internal override Stretch CreateStretch(SelectionInput input) => new EvenStretch(new RoundingTree(input.Weights));
}
