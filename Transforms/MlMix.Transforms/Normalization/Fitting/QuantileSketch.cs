namespace MlMix.Normalization;

/// <summary>
/// Quantiles of a stream in bounded memory, exact while no more values came than it keeps. Values go to the lowest level; a level that is full is sorted and
/// every second of its values goes up, where each counts twice as much. Which half goes up alternates, so that the errors of two times cancel. Deterministic
/// compactors, after Manku, Rajagopalan and Lindsay, "Approximate medians and other quantiles in one pass and with limited memory" (1998).
/// </summary>
/// <param name="capacity">How many values a level holds; even.</param>
internal sealed class QuantileSketch(int capacity)
{
    private readonly List<Level> _levels = [];
    private long _zeros;

    /// <summary>Gets how many values were added.</summary>
    public long Count { get; private set; }

    public void Add(double value)
    {
        Count++;
        Push(0, value);
    }

    /// <summary>Adds zeros, which take no room.</summary>
    public void AddZeros(long count)
    {
        Count += count;
        _zeros += count;
    }

    /// <summary>Adds the values of another sketch of the same capacity.</summary>
    public void Join(QuantileSketch other)
    {
        Count += other.Count;
        _zeros += other._zeros;
        for (int level = 0; level < other._levels.Count; level++)
        {
            foreach (double value in other._levels[level].Values)
                Push(level, value);
        }
    }

    /// <summary>Reads quantiles, interpolated between the two values next to each.</summary>
    /// <param name="shares">Which, from 0 to 1.</param>
    /// <param name="found">Where they go.</param>
    public void Read(ReadOnlySpan<double> shares, Span<double> found)
    {
        (double Value, long Weight)[] items = [.. Items().OrderBy(item => item.Value)];
        for (int index = 0; index < shares.Length; index++)
        {
            double rank = shares[index] * (Count - 1);
            double below = Math.Floor(rank);
            double low = At(items, (long)below), high = At(items, (long)Math.Ceiling(rank));
            found[index] = low + ((high - low) * (rank - below));
        }
    }

    private static double At((double Value, long Weight)[] items, long rank)
    {
        int index = 0;
        for (long passed = items[0].Weight; passed <= rank; passed += items[index].Weight)
            index++;
        return items[index].Value;
    }

    private IEnumerable<(double Value, long Weight)> Items()
    {
        IEnumerable<(double Value, long Weight)> kept =
            _levels.SelectMany((level, height) => level.Values.Select(value => (value, 1L << height)));
        return _zeros > 0 ? kept.Append((0, _zeros)) : kept;
    }

    private void Push(int height, double value)
    {
        if (height == _levels.Count)
            _levels.Add(new Level());
        Level level = _levels[height];
        if (level.Values.Count == capacity)
            Raise(height, level);
        level.Values.Add(value);
    }

    private void Raise(int height, Level level)
    {
        level.Values.Sort();
        for (int index = level.TakesOdd ? 1 : 0; index < capacity; index += 2)
            Push(height + 1, level.Values[index]);
        level.TakesOdd = !level.TakesOdd;
        level.Values.Clear();
    }

    private sealed class Level
    {
        public List<double> Values { get; } = [];

        public bool TakesOdd { get; set; }
    }
}
