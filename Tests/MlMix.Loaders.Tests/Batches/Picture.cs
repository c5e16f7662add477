using Microsoft.ML.Data;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Something to dispose of.</summary>
internal sealed class Picture(string name) : IDisposable
{
    public string Name => name;

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class PictureType() : StructuredDataViewType(typeof(Picture))
{
    public static PictureType Instance { get; } = new();

    public override bool Equals(DataViewType? other) => other is PictureType;

    public override bool Equals(object? obj) => obj is PictureType;

    public override int GetHashCode() => 1;
}
