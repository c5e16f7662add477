namespace Microsoft.ML;

/// <summary>The model file being written. The offline build has none, so nothing makes one of these.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private ModelSaveContext()
    {
    }

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }

    internal static Exception Unsupported() =>
        new NotSupportedException("The offline build has no model files. Build with MlNet=nuget to save models.");
}
