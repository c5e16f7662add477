namespace MlMix;

/// <summary>What stands in the column <see cref="MixColumns.SampleWeight"/>.</summary>
public enum SampleWeighting
{
    /// <summary>The <see cref="MixSource.SampleWeight"/> of the row's source. (Energon's sample weights.)</summary>
    Fixed,

    /// <summary>
    /// That number times the source's share of the weights over its share of the rows, so that training sees the shares asked for while each row is read
    /// once, instead of some being read again and again. (Importance weighting: Horvitz and Thompson 1952.) Needs a mix that delivers every row once and
    /// knows its sources' row counts.
    /// </summary>
    Importance,
}
