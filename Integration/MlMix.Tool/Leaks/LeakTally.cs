namespace MlMix.Tool.Leaks;

/// <summary>Adds up in which sources equal rows stand.</summary>
internal sealed class LeakTally(int sources)
{
    private readonly long[] _duplicates = new long[sources];
    private readonly Dictionary<(int First, int Second), (long Distinct, long OfFirst, long OfSecond)> _pairs = [];
    private readonly List<(int Source, int Count)> _runs = [];

    /// <summary>Adds all rows that are equal to each other, as the sources in which they stand, in any order; the span is sorted.</summary>
    public void Add(Span<int> equal)
    {
        if (equal.Length == 1)
            return;
        equal.Sort();
        _runs.Clear();
        for (int first = 0, next; first < equal.Length; first = next)
        {
            for (next = first + 1; next < equal.Length && equal[next] == equal[first];)
                next++;
            _runs.Add((equal[first], next - first));
            _duplicates[equal[first]] += next - first - 1;
        }
        for (int i = 0; i < _runs.Count; i++)
        {
            for (int j = i + 1; j < _runs.Count; j++)
            {
                (int First, int Second) pair = (_runs[i].Source, _runs[j].Source);
                (long distinct, long ofFirst, long ofSecond) = _pairs.GetValueOrDefault(pair);
                _pairs[pair] = (distinct + 1, ofFirst + _runs[i].Count, ofSecond + _runs[j].Count);
            }
        }
    }

    public LeakReport Report(string[] names, long[] rows) => new(
        [.. names.Select((name, source) => new SourceDuplicates(name, rows[source], _duplicates[source]))],
        [
            .. from pair in _pairs
               orderby pair.Key
               select new CommonRows(names[pair.Key.First], names[pair.Key.Second], pair.Value.Distinct, pair.Value.OfFirst, pair.Value.OfSecond),
        ]);
}
