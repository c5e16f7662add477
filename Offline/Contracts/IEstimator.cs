namespace Microsoft.ML;

/// <summary>Learns a transformer from data.</summary>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns from the data.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>Checks the shape of the input and says what the transformer will add to it.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
