namespace MlMix.Splits;

/// <summary>How many rows of a source take part, and how many of them are test rows by each rule.</summary>
internal sealed record SplitSizes(long Rows, long[] TestRows)
{
    public long TrainingRows(int rule) => Rows - TestRows[rule];
}
