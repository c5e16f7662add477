using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>
/// An estimator for tests, in both builds: it makes a column of another by a function learnt from that column's values, and notes what it was
/// fitted on and what it was asked for.
/// </summary>
internal sealed class Step<TIn, TOut>(
    string output, DataViewType type, string input, Func<TIn[], Func<TIn, TOut>> learn, DataViewSchema.Annotations? annotations = null)
    : IEstimator<ITransformer>
{
    public string Output => output;

    public string Input => input;

    public DataViewType Type => type;

    public DataViewSchema.Annotations? Annotations => annotations;

    /// <summary>Whether the column of the output's name is replaced, and not hidden, so that nothing in the schema tells of it.</summary>
    public bool Replaces { get; init; }

    /// <summary>A column that does not come through.</summary>
    public string? Drops { get; init; }

    public bool IsRowToRowMapper { get; init; } = true;

    /// <summary>The values of the input column that it was fitted on, one list for each time.</summary>
    public List<TIn[]> Fitted { get; } = [];

    /// <summary>The values of the input column that it was asked to map.</summary>
    public List<TIn> Mapped { get; } = [];

    /// <summary>How many mapped rows were opened, and how many of them were disposed of.</summary>
    public int Opened { get; set; }

    public int Disposed { get; set; }

    /// <summary>Whether the transformer was disposed of.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>Notes under a lock, as cursors may be read by several threads.</summary>
    public void Note(Action<Step<TIn, TOut>> note)
    {
        lock (Mapped)
            note(this);
    }

    public ITransformer Fit(IDataView data)
    {
        TIn[] values = Support.Views.Read<TIn>(data, input);
        Fitted.Add(values);
        return new StepTransformer<TIn, TOut>(this, learn(values));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        // The shape of a view that has the column: nothing else makes one.
        SchemaShape.Column made = Shapes.Of(new FakeDataView(0, FakeColumn.Of<TOut>(output, type, _ => default!, annotations)))[0];
        return new SchemaShape([.. inputSchema.Where(column => column.Name != output && column.Name != Drops), made]);
    }
}
