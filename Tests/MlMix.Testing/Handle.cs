namespace MlMix.Testing;

/// <summary>A value that owns something, as ML.NET's images do, and is of no use after disposal.</summary>
public sealed class Handle(long number) : IDisposable
{
    private bool _disposed;

    public long Number
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return number;
        }
    }

    public void Dispose() => _disposed = true;

    public override string ToString() => _disposed ? "disposed" : $"handle {number}";
}
