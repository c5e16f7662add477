using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Routing;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>What <see cref="Step{TIn, TOut}"/> learnt.</summary>
internal sealed class StepTransformer<TIn, TOut>(Step<TIn, TOut> step, Func<TIn, TOut> map) : ITransformer, IDisposable
{
    bool ITransformer.IsRowToRowMapper => step.IsRowToRowMapper;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new Mapper(step, map, inputSchema).OutputSchema;

    public IDataView Transform(IDataView input) => new RoutedDataView(input, new Mapper(step, map, input.Schema));

    public void Dispose() => step.IsDisposed = true;

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(step, map, inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException();

    private sealed class Mapper : IRowToRowMapper
    {
        private readonly Step<TIn, TOut> _step;
        private readonly Func<TIn, TOut> _map;
        private readonly List<int> _origins = [];

        public Mapper(Step<TIn, TOut> step, Func<TIn, TOut> map, DataViewSchema schema)
        {
            if (schema.GetColumnOrNull(step.Input) is null)
                throw new ArgumentException($"there is no column '{step.Input}'");
            (_step, _map, InputSchema) = (step, map, schema);
            var builder = new DataViewSchema.Builder();
            foreach (DataViewSchema.Column column in schema.Where(column => column.Name != step.Drops))
            {
                bool isHidden = !column.IsHidden && column.Name == step.Output;
                if (!(isHidden && step.Replaces))
                    Add(builder, column.Name, column.Type, column.Annotations, column.Index);
                if (isHidden)
                    Add(builder, step.Output, step.Type, step.Annotations, -1);
            }

            if (!_origins.Contains(-1))
                Add(builder, step.Output, step.Type, step.Annotations, -1);
            OutputSchema = builder.ToSchema();
        }

        public DataViewSchema InputSchema { get; }

        public DataViewSchema OutputSchema { get; }

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
            [.. dependingColumns.Select(column => Origin(column)).DistinctBy(column => column.Index)];

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        {
            Assert.AreSame(InputSchema, input.Schema);
            _step.Note(step => step.Opened++);
            return new Row(this, input, [.. activeColumns.Select(column => column.Index)]);
        }

        private DataViewSchema.Column Origin(DataViewSchema.Column column) =>
            _origins[column.Index] < 0 ? InputSchema[_step.Input] : InputSchema[_origins[column.Index]];

        private void Add(DataViewSchema.Builder builder, string name, DataViewType type, DataViewSchema.Annotations? annotations, int origin)
        {
            builder.AddColumn(name, type, annotations);
            _origins.Add(origin);
        }

        private sealed class Row(Mapper mapper, DataViewRow input, HashSet<int> active) : DataViewRow
        {
            public override DataViewSchema Schema => mapper.OutputSchema;

            public override long Position => input.Position;

            public override long Batch => input.Batch;

            public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

            public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

            public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            {
                Assert.IsTrue(IsColumnActive(column), $"The column '{column.Name}' was not asked for.");
                if (mapper._origins[column.Index] >= 0)
                    return input.GetGetter<TValue>(mapper.Origin(column));
                ValueGetter<TIn> get = input.GetGetter<TIn>(mapper.Origin(column));
                TIn value = default!;
                return (ValueGetter<TValue>)(Delegate)(ValueGetter<TOut>)((ref TOut result) =>
                {
                    get(ref value);
                    TIn seen = value;
                    mapper._step.Note(step => step.Mapped.Add(seen));
                    result = mapper._map(value);
                });
            }

            protected override void Dispose(bool disposing)
            {
                mapper._step.Note(step => step.Disposed++);
                input.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}
