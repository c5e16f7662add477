namespace Microsoft.ML;

/// <summary>Estimators of transforms, as extension methods.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog()
    {
    }
}
