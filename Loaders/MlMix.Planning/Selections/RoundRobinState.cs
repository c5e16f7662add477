namespace MlMix.Selections;

/// <summary>Whose turn it is in a round.</summary>
/// <param name="Sources">Number of sources of the plan.</param>
/// <param name="Run">Rows that a source gives in its turn.</param>
/// <param name="Live">The sources that are left, in their order.</param>
/// <param name="Turn">Which of them gives the next row.</param>
/// <param name="Done">How many rows of its turn it has given.</param>
internal readonly record struct RoundRobinState(int Sources, int Run, int[] Live, int Turn, int Done)
{
    /// <summary>Goes on by a number of rows.</summary>
    public RoundRobinState After(long rows)
    {
        Int128 done = (Int128)Done + rows;
        return this with { Turn = (int)((Turn + done / Run) % Live.Length), Done = (int)(done % Run) };
    }

    /// <summary>Without a source; what it has not given of its turn falls to the next.</summary>
    public RoundRobinState Without(int source)
    {
        int place = Array.IndexOf(Live, source);
        int[] left = [.. Live.Where(other => other != source)];
        int turn = place < Turn ? Turn - 1 : Turn;
        return this with { Live = left, Turn = turn % left.Length, Done = place == Turn ? 0 : Done };
    }
}
