using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

internal static partial class SchemaShapes
{
    /// <summary>
    /// Expression keeps nothing but slot names; it works on the types listed. For the others the promise names more annotations than are
    /// delivered.
    /// </summary>
    private static SchemaShape.Column WithoutAnnotations(SchemaShape shape, string output, SchemaShape.Column input)
    {
        bool expressible = !input.IsKey && Type.GetTypeCode(input.ItemType.RawType)
            is TypeCode.Single or TypeCode.Double or TypeCode.Int32 or TypeCode.Int64;
        if (!expressible)
            return Copied(shape, output, input);
        SchemaShape promised = new MLContext().Transforms.Expression(output, "(x) : x", input.Name).GetOutputSchema(shape);
        return promised.Single(column => column.Name == output);
    }
}
