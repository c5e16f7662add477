using Microsoft.ML;

namespace MlMix.Searching.Tests.Support;

/// <summary>Counts the rows that another estimator is fitted on.</summary>
internal sealed class CountingEstimator(List<long> seen, IEstimator<ITransformer> inner) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        using DataViewRowCursor cursor = input.GetRowCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
            rows++;
        seen.Add(rows);
        return inner.Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);
}
