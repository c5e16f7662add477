using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>
/// A row that shows its input row with the columns that go by source; it owns the input row. The row of a chain is opened when a row of its
/// source is met, and its getters are bound once.
/// </summary>
internal sealed class RoutedRow(BoundRoutes routes, DataViewRow input, bool[] active) : DataViewRow
{
    // Made at once: ML.NET's consumers may ask for a getter several times and expect the same one.
    private readonly Delegate?[] _getters = new Delegate?[active.Length];
    private readonly DataViewRow?[] _rows = new DataViewRow?[routes.SlotCount];
    private bool _disposed;

    public override DataViewSchema Schema => routes.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[routes.Checked(column)];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new InvalidOperationException(
                $"{Routes.Feature}: the column '{column.Name}' is not active: it was not among the columns asked for.");
        }

        if (routes.PassedOn(column.Index) is DataViewSchema.Column passedOn)
            return input.GetGetter<TValue>(passedOn);
        if (Schema[column.Index].Type.RawType != typeof(TValue))
        {
            throw new InvalidOperationException($"{Routes.Feature}: the column '{column.Name}' holds " +
                $"{Schema[column.Index].Type.RawType}; a getter of {typeof(TValue)} was asked for.");
        }

        return (ValueGetter<TValue>)(_getters[column.Index] ??= BySource<TValue>(routes.Routed(column.Index)));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            foreach (DataViewRow? row in _rows)
                row?.Dispose();
            input.Dispose();
        }

        _disposed = true;
        base.Dispose(disposing);
    }

    private ValueGetter<TValue> BySource<TValue>(RoutedColumn column)
    {
        ValueGetter<int> getSlot = routes.CreateSlotGetter(input);
        var getters = new ValueGetter<TValue>?[routes.SlotCount];
        int slot = 0;
        return (ref TValue value) =>
        {
            getSlot(ref slot);
            (getters[slot + 1] ??= OfSlot<TValue>(column, slot + 1))(ref value);
        };
    }

    private ValueGetter<TValue> OfSlot<TValue>(RoutedColumn column, int slot)
    {
        RoutedColumn.Origin origin = column.Origins[slot];
        if (origin.Made is DataViewSchema.Column made)
            return (_rows[slot] ??= routes.Open(slot, input, active)).GetGetter<TValue>(made);
        if (origin.Input is DataViewSchema.Column kept)
            return input.GetGetter<TValue>(kept);
        return (ref TValue _) => throw new InvalidDataException(
            Routes.NoChain(string.Create(CultureInfo.InvariantCulture, $"row {input.Position}"), column.Column.Name));
    }
}
