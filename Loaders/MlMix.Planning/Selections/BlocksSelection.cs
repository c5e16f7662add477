using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record BlocksSelection : Selection
{
    private const int LargestSize = 1 << 24;

    public BlocksSelection(int size)
    {
        var faults = new Faults(nameof(Selection.Blocks));
        if (size is < 1 or > LargestSize)
            faults.Add($"size must be 1 to {LargestSize} rows; it is {size}.");
        faults.ThrowIfAny();
        Size = size;
    }

    public int Size { get; }

    public override string ToString() => $"Blocks({Size})";

    internal override Selector CreateSelector(SelectionInput input) => new BlocksSelector(Start(input, Size, staysFull: false));

    internal override Stretch CreateStretch(SelectionInput input) => new BlocksStretch(Start(input, Size, staysFull: false));

    /// <param name="input">The plan.</param>
    /// <param name="size">Rows in a block.</param>
    /// <param name="staysFull">Whether rows struck from a block by a source that drops out are replaced by those of the others.</param>
    internal static BlocksState Start(SelectionInput input, int size, bool staysFull) =>
        new(input.CreateDivider(), input.Random.For(RandomUse.BlockOrder), size, staysFull, 0, []);
}
