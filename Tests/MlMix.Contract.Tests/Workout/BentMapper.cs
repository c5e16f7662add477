using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests.Workout;

/// <summary>A row mapper with single members replaced.</summary>
internal sealed class BentMapper(IRowToRowMapper inner) : IRowToRowMapper
{
    public Func<DataViewRow, DataViewSchema.Column, Delegate, Delegate>? Getter { get; init; }

    public Func<DataViewRowId, DataViewRowId>? Id { get; init; }

    public bool NeedsNothing { get; init; }

    public DataViewSchema InputSchema => inner.InputSchema;

    public DataViewSchema OutputSchema => inner.OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        NeedsNothing ? [] : inner.GetDependencies(dependingColumns);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new Row(this, input, inner.GetRow(input, activeColumns));

    private sealed class Row(BentMapper mapper, DataViewRow input, DataViewRow row) : DataViewRow
    {
        public override DataViewSchema Schema => row.Schema;

        public override long Position => row.Position;

        public override long Batch => row.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = row.GetGetter<TValue>(column);
            return mapper.Getter is null ? getter : (ValueGetter<TValue>)mapper.Getter(input, column, getter);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            ValueGetter<DataViewRowId> getter = row.GetIdGetter();
            return mapper.Id is null ? getter : (ref DataViewRowId id) =>
            {
                getter(ref id);
                id = mapper.Id(id);
            };
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                row.Dispose();
            base.Dispose(disposing);
        }
    }
}
