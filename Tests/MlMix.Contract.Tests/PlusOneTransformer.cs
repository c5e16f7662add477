using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

/// <summary>Adds one to column "Number", by way of objects.</summary>
internal sealed class PlusOneTransformer : ITransformer, IDisposable
{
    public bool IsDisposed { get; private set; }

    public bool IsRowToRowMapper => false;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public IDataView Transform(IDataView input) => Support.Ml.Data.LoadFromEnumerable(
        Support.Ml.Data.CreateEnumerable<NumberRow>(input, reuseRowObject: false)
            .Select(row => new NumberRow { Number = row.Number + 1, Half = row.Half }));

    public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;
}
