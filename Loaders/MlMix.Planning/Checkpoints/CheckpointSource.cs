namespace MlMix;

/// <summary>Where one source of a plan stands.</summary>
/// <param name="Name">Name of the source.</param>
/// <param name="Delivered">Rows delivered, over all passes.</param>
/// <param name="Row">The row of the source that comes next, from 0; 0 where none does.</param>
/// <param name="Pass">How often the source will have been started again before that row, from 0.</param>
/// <param name="RowCount">The row count as it showed while reading, where the plan did not know it and the source has ended; else null.</param>
/// <param name="Emptied">Whether the source has been read to its end.</param>
/// <param name="DroppedOut">Whether it takes no further part.</param>
/// <param name="Inner">Where the nested plan stands whose order are the rows of this source; null for a source of rows, or one not entered yet.</param>
public sealed record CheckpointSource(
    string Name, long Delivered, long Row, long Pass, long? RowCount, bool Emptied, bool DroppedOut, PlanCheckpoint? Inner);
