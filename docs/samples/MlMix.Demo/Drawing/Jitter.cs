namespace MlMix.Demo.Drawing;

/// <summary>
/// Small differences between pictures of one class. Counter-based: number n of picture p depends on p and n alone, so that the pictures are
/// the same on every machine and in whatever order they are drawn.
/// </summary>
internal sealed class Jitter(ulong picture)
{
    private ulong _count;

    /// <summary>The next number, evenly spread over [low, high).</summary>
    public double Between(double low, double high)
    {
        double unit = (Scramble(Scramble(picture) + ++_count) >> 11) * (1.0 / (1UL << 53));
        return low + unit * (high - low);
    }

    /// <summary>The next whole number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)Between(0, count);

    private static ulong Scramble(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
