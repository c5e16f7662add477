using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>The shape of a schema, which ML.NET makes only inside a chain of estimators, and a text of it to compare.</summary>
public static class Shapes
{
    /// <summary>The shape of a view's schema.</summary>
    public static SchemaShape Of(IDataView view)
    {
        var capture = new Capture();
        new EstimatorChain<ITransformer>().Append(capture).Fit(view);
        return capture.Seen!;
    }

    /// <summary>One line per column: name, kind, item type, key or not, and the names and types of its annotations.</summary>
    public static string[] Lines(SchemaShape shape) => [.. shape.Select(Line)];

    private static string Line(SchemaShape.Column column)
    {
        string annotations = string.Join(", ", column.Annotations.Select(Line).Order(StringComparer.Ordinal));
        return $"{column.Name}: {column.Kind} {column.ItemType}{(column.IsKey ? " key" : "")} [{annotations}]";
    }

    private sealed class Capture : IEstimator<TransformerChain<ITransformer>>
    {
        public SchemaShape? Seen { get; private set; }

        public TransformerChain<ITransformer> Fit(IDataView input) => new();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;
    }
}
