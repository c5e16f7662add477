using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>The order of a rounding tree from one of its states on.</summary>
/// <param name="start">The state at the first row; never changed.</param>
internal sealed class EvenStretch(RoundingTree start) : Stretch
{
    public override void Count(long rows, Span<long> counts) => start.Copy().Advance(rows, counts);

    public override (int Source, long Ordinal) At(long index) => start.At(index);

    public override long PositionOf(int source, long ordinal) => start.PositionOf(source, ordinal);

    public override Stretch Drop(long rows, int source)
    {
        RoundingTree next = After(rows);
        next.Drop(source);
        return new EvenStretch(next);
    }

    public override Selector Walk(long rows) => new EvenSelector(After(rows));

    private RoundingTree After(long rows)
    {
        RoundingTree tree = start.Copy();
        tree.Advance(rows, new long[tree.SourceCount]);
        return tree;
    }
}
