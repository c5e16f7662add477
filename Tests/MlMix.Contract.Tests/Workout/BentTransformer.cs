using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contract.Tests.Conformance;

namespace MlMix.Contract.Tests.Workout;

/// <summary>A transformer with single members replaced.</summary>
internal sealed class BentTransformer(ITransformer inner) : ITransformer
{
    /// <summary>Looks at an input before anything is made of it.</summary>
    public Action<DataViewSchema>? Look { get; set; }

    /// <summary>Makes another getter of the one there is, or leaves it, in views and in mapped rows.</summary>
    public Func<DataViewRow, DataViewSchema.Column, Delegate, Delegate>? Getter { get; init; }

    public Func<IDataView, IDataView>? View { get; init; }

    public Func<DataViewSchema, DataViewSchema>? Schema { get; init; }

    public Func<IRowToRowMapper, IRowToRowMapper>? Mapper { get; init; }

    public ICanSaveModel? SavedAs { get; init; }

    public bool IsRowToRowMapper => inner.IsRowToRowMapper;

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Look?.Invoke(input.Schema);
        IDataView view = inner.Transform(input);
        if (Getter is not null)
            view = new PassView(view) { Cursor = cursor => new BentCursor(cursor) { Getter = Getter } };
        return View is null ? view : View(view);
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Look?.Invoke(inputSchema);
        DataViewSchema schema = inner.GetOutputSchema(inputSchema);
        return Schema is null ? schema : Schema(schema);
    }

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Look?.Invoke(inputSchema);
        IRowToRowMapper mapper = new BentMapper(inner.GetRowToRowMapper(inputSchema)) { Getter = Getter };
        return Mapper is null ? mapper : Mapper(mapper);
    }

    public void Save(ModelSaveContext ctx) => (SavedAs ?? inner).Save(ctx);
}
