namespace MlMix.Checkpoints;

/// <summary>The place of a checkpoint in the whole order.</summary>
/// <param name="Epoch">The plan's epoch.</param>
/// <param name="Position">Rows before the next one.</param>
/// <param name="Batch">Batches before the one in which the next row stands, or before the next one.</param>
/// <param name="BatchRows">Rows of that batch before the next one.</param>
/// <param name="Ended">Whether there is no next row.</param>
internal sealed record CheckpointPlace(int Epoch, long Position, long Batch, long BatchRows, bool Ended);
