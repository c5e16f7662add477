namespace MlMix.Cursors;

/// <summary>A cursor each of whose rows is reached by the same step, <see cref="Step"/>.</summary>
internal abstract class StepCursor(ActiveColumns active) : CursorBase(active)
{
    public sealed override bool MoveNext()
    {
        if (IsClosed)
            return false;
        try
        {
            if (Step())
                return Arrive();
        }
        catch
        {
            DisposeAfterFailure();
            throw;
        }
        Dispose();
        return false;
    }

    /// <summary>
    /// Moves to the next row, whose number is <see cref="CursorBase.Position"/> + 1 (the position itself is advanced afterwards), or says that there
    /// is none. Never called again after it returned false or threw, nor after disposal.
    /// </summary>
    protected abstract bool Step();
}
