using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>
/// Promises the shape of an output column. A shape's column cannot be made by another assembly than ML.NET's own, so it is the input's
/// where that fits, else the one that a stock estimator promises.
/// </summary>
internal static partial class SchemaShapes
{
    /// <summary>The shape with one more column, like an existing one in all but its name.</summary>
    /// <param name="shape">The shape of the input.</param>
    /// <param name="output">Name of the column promised; it takes the place of one of that name.</param>
    /// <param name="input">The column it is made of.</param>
    /// <param name="kept">The annotations that the output keeps.</param>
    public static SchemaShape Promise(SchemaShape shape, string output, SchemaShape.Column input, params string[] kept)
    {
        bool asItIs = input.Annotations.All(annotation => kept.Contains(annotation.Name));
        SchemaShape.Column promised = asItIs && output == input.Name ? input
            : asItIs ? Copied(shape, output, input)
            : WithoutAnnotations(shape, output, input);

        int place = shape.TakeWhile(column => column.Name != output).Count();
        return new SchemaShape(shape.Take(place).Append(promised).Concat(shape.Skip(place + 1)));
    }

    private static SchemaShape.Column Copied(SchemaShape shape, string output, SchemaShape.Column input) =>
        new MLContext().Transforms.CopyColumns(output, input.Name).GetOutputSchema(shape).Single(column => column.Name == output);
}
