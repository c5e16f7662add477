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
    /// <param name="input">The column it is made of: numbers of Single or Double, or vectors of these.</param>
    /// <param name="kept">The annotations that the output keeps.</param>
    public static SchemaShape Promise(SchemaShape shape, string output, SchemaShape.Column input, params string[] kept)
    {
        bool asItIs = input.Annotations.All(annotation => kept.Contains(annotation.Name));
        SchemaShape.Column promised = asItIs && output == input.Name ? input
            : asItIs ? Copied(shape, output, input)
            : WithoutAnnotations(shape, output, input);

        return With(shape, promised);
    }

    /// <summary>The shape with a column that a transformer makes.</summary>
    /// <param name="shape">The shape of the input.</param>
    /// <param name="made">The column; it takes the place of one of its name. Of annotations only kinds and types matter; of a vector not the size.</param>
    public static SchemaShape Promise(SchemaShape shape, DataViewSchema.DetachedColumn made)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(made.Name, made.Type, made.Annotations);
        return With(shape, Of(builder.ToSchema()).Single());
    }

    /// <summary>The shape of a schema.</summary>
    public static SchemaShape Of(DataViewSchema schema)
    {
        // ML.NET makes a shape of a schema where a chain is fitted, and shows it to the links of the chain.
        var link = new ShapeReader();
        new EstimatorChain<ITransformer>().Append(link).Fit(new EmptyView(schema));
        return link.Seen!;
    }

    private static SchemaShape With(SchemaShape shape, SchemaShape.Column column)
    {
        int place = shape.TakeWhile(other => other.Name != column.Name).Count();
        return new SchemaShape(shape.Take(place).Append(column).Concat(shape.Skip(place + 1)));
    }

    private static SchemaShape.Column Copied(SchemaShape shape, string output, SchemaShape.Column input) =>
        new MLContext().Transforms.CopyColumns(output, input.Name).GetOutputSchema(shape).Single(column => column.Name == output);

    private sealed class ShapeReader : IEstimator<TransformerChain<ITransformer>>
    {
        public SchemaShape? Seen { get; private set; }

        public TransformerChain<ITransformer> Fit(IDataView input) => new();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;
    }
}
