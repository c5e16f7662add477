namespace MlMix;

/// <summary>What is done to a source's column so that its values are those of the mix. None of it: they are taken as they are.</summary>
[Flags]
public enum ColumnSteps
{
    /// <summary>The values are taken as they are.</summary>
    AsIs = 0,

    /// <summary>The column has another name in the source.</summary>
    Renamed = 1,

    /// <summary>Numbers, or the raw values of keys, become those of a larger type.</summary>
    Widened = 2,

    /// <summary>Keys become those that stand for the same values in the mix.</summary>
    Remapped = 4,

    /// <summary>Vectors are padded to the length of the longest.</summary>
    Padded = 8,

    /// <summary>The source has no such column; all its rows have the same value.</summary>
    Filled = 16,

    /// <summary>Labels become classes of the mix, see <see cref="LabelSpace"/>.</summary>
    Relabelled = 32,

    /// <summary>The column is not in the mix.</summary>
    Dropped = 64,
}
