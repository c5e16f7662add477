namespace MlMix;

/// <summary>What becomes of a column that some sources have and others have not.</summary>
public enum MissingColumns
{
    /// <summary>The mix is refused, unless <see cref="MixSource.Fill"/> of the sources without it names the column.</summary>
    Refuse,

    /// <summary>
    /// The rows of the sources without it have the missing value of the column's type: NaN for Single and Double, empty text, key 0, no value for structured
    /// types such as images; vectors have as many of these as they are long, those of variable length none at all. Integers, Booleans and dates have no
    /// missing value, so <see cref="MixSource.Fill"/> must give one. (Energon's mixing of heterogeneous datasets; data.table's <c>rbindlist(fill)</c>.)
    /// </summary>
    Fill,
}
