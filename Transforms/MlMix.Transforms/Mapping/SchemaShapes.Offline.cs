using Microsoft.ML;

namespace MlMix.Mapping;

internal static partial class SchemaShapes
{
    /// <summary>No estimator of the offline build drops annotations, so the promise names more of them than are delivered.</summary>
    private static SchemaShape.Column WithoutAnnotations(SchemaShape shape, string output, SchemaShape.Column input) =>
        Copied(shape, output, input);
}
