using MlMix.Weights;

namespace MlMix.Mixing;

/// <summary>Counts the rows of one cursor while somebody listens, and tells the counters of them by the thousand.</summary>
internal sealed class RowMeter(MixPlan plan)
{
    private const int Most = 1024;

    private readonly long[] _rows = new long[plan.Sources.Count];
    private long _untold;

    public void CountPass(int source) => MixMeter.Passes.Add(1, TagOf(source));

    public void CountExhaustion(int source) => MixMeter.Exhaustions.Add(1, TagOf(source));

    public void Count(int source)
    {
        if (!MixMeter.Rows.Enabled)
            return;
        _rows[source]++;
        if (++_untold >= Most)
            Tell();
    }

    public void Count(ReadOnlySpan<long> picks)
    {
        if (!MixMeter.Rows.Enabled)
            return;
        foreach (long pick in picks)
            _rows[PackedPick.Source(pick)]++;
        _untold += picks.Length;
        if (_untold >= Most)
            Tell();
    }

    /// <summary>Tells of the rows that the counter does not know of yet.</summary>
    public void Tell()
    {
        for (int source = 0; _untold > 0 && source < _rows.Length; source++)
        {
            if (_rows[source] > 0)
                MixMeter.Rows.Add(_rows[source], TagOf(source));
            _rows[source] = 0;
        }
        _untold = 0;
    }

    private KeyValuePair<string, object?> TagOf(int source) => new(MixMeter.SourceTag, plan.Sources[source].Name);
}
