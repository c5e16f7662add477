using Microsoft.ML;

namespace MlMix.Mapping;

internal static partial class SchemaShapes
{
    /// <summary>Expression keeps nothing but slot names.</summary>
    private static SchemaShape.Column WithoutAnnotations(SchemaShape shape, string output, SchemaShape.Column input)
    {
        SchemaShape promised = new MLContext().Transforms.Expression(output, "(x) : x", input.Name).GetOutputSchema(shape);
        return promised.Single(column => column.Name == output);
    }
}
