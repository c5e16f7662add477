using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>What every row needs of the source that it is of, by itself, so that many sources fit into the first-level cache.</summary>
internal struct SourceSlot
{
    /// <summary>The cursor of <see cref="Open"/>.</summary>
    public DataViewRowCursor Cursor;

    /// <summary>The rows that may be moved to without a look at anything but the cursor.</summary>
    public long Left;

    /// <summary>The source as it is being read, or null when it is not open.</summary>
    public OpenSource? Open;
}
