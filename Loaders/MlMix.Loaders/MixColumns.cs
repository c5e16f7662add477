namespace MlMix;

/// <summary>The columns that a mix can add to those of its sources. Their names are those of <see cref="MixOptions"/>.</summary>
[Flags]
public enum MixColumns
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Which source the row is of: a key of UInt32 whose key values are the source names. (Column <c>source_id</c>.)</summary>
    SourceId = 1,

    /// <summary>Which row of its source it is, from 0: Int64. On a side of a split it is that of the whole source. (Column <c>source_row</c>.)</summary>
    SourceRow = 2,

    /// <summary>How often the source had been read to its end before, from 0: Int32. (Column <c>source_pass</c>.)</summary>
    SourcePass = 4,

    /// <summary>
    /// What the row counts for in training: Single, to be given as <c>exampleWeightColumnName</c>. (Column <c>sample_weight</c>; Energon's sample weights.)
    /// </summary>
    SampleWeight = 8,

    /// <summary>
    /// A number that all copies of one row share and, but for chance in 2^64, no other row: UInt64, to be given as <c>samplingKeyColumnName</c>, so that no
    /// row lands on both sides of a split. On the sides of a <c>MixSplit</c> it is that of the whole source. A mix whose sources have rows of one view in
    /// common, one directly and one within a mix, is refused with it. (Column <c>origin</c>.)
    /// </summary>
    Origin = 16,
}
