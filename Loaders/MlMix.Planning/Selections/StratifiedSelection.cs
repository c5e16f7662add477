namespace MlMix.Selections;

/// <summary>Blocks of the size of a batch that stay full when a source drops out.</summary>
internal sealed record StratifiedSelection(int Size) : Selection
{
    public override string ToString() => $"Stratified({Size})";

    internal override Selector CreateSelector(SelectionInput input) => new BlocksSelector(BlocksSelection.Start(input, Size, staysFull: true));

    internal override Stretch CreateStretch(SelectionInput input) => new BlocksStretch(BlocksSelection.Start(input, Size, staysFull: true));
}
