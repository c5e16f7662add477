namespace MlMix;

/// <summary>How many rows a source brings to a mix, told in the three ways in which it is asked for.</summary>
/// <param name="Rows">Rows that the source has.</param>
/// <param name="Proportion">
/// Share of the mix, 0 to 1: <paramref name="Choose"/> / the rows that all sources bring. Good as a weight.
/// </param>
/// <param name="Repeat">
/// How often the source's rows are seen, on average: <paramref name="Choose"/> / <paramref name="Rows"/>, rounded so that as a source's repeat
/// it gives <paramref name="Choose"/> rows again (up to 2^50 rows). 0 for a source without rows.
/// </param>
/// <param name="Choose">Rows that the source brings: whole passes, then the first rows of one more.</param>
public sealed record Portion(long Rows, double Proportion, double Repeat, long Choose);
