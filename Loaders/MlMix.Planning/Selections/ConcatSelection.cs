namespace MlMix.Selections;

internal sealed record ConcatSelection : Selection
{
    public override string ToString() => "Concat";

    internal override bool UsesWeights => false;

    internal override StopRule DefaultStop => StopRule.AllOnce;

    internal override Selector CreateSelector(ReadOnlySpan<long> weights, long seed) => new ConcatSelector(weights);

    private sealed class ConcatSelector : Selector
    {
        private readonly List<int> _sources = [];
        private int _current;

        public ConcatSelector(ReadOnlySpan<long> weights)
            : base(DefaultChunk)
        {
            for (int source = 0; source < weights.Length; source++)
            {
                if (weights[source] > 0)
                    _sources.Add(source);
            }
        }

        public override int NextChunk()
        {
            Picks.AsSpan().Fill(_sources[_current]);
            return Picks.Length;
        }

        // Only the current source is ever drawn, so it is the one that was emptied; its end is the turn of the next.
        public override int Emptied(int from, int end, int source, bool drops)
        {
            _current = (_current + 1) % _sources.Count;
            return from;
        }

        // How far a source reaches depends on its rows, which a selection does not know.
        public override bool TryCount(long rows, Span<long> counts) => false;
    }
}
