using Microsoft.ML;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Passes a view on. What bends it is said by those who make it.</summary>
internal sealed class PassView(IDataView inner) : IDataView
{
    public delegate DataViewRowCursor Opening(IEnumerable<DataViewSchema.Column> columns, Random? random);

    /// <summary>What becomes of each cursor.</summary>
    public Func<DataViewRowCursor, DataViewRowCursor> Cursor { get; init; } = cursor => cursor;

    /// <summary>What becomes of the cursors of each set.</summary>
    public Func<DataViewRowCursor[], DataViewRowCursor[]> Set { get; init; } = cursors => cursors;

    /// <summary>Opens a cursor in another way.</summary>
    public Opening? Open { get; init; }

    public Func<long?>? Count { get; init; }

    public bool? Shuffles { get; init; }

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => Shuffles ?? inner.CanShuffle;

    public long? GetRowCount() => Count is null ? inner.GetRowCount() : Count();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        Cursor(Open is null ? inner.GetRowCursor(columnsNeeded, rand) : Open(columnsNeeded, rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => Open is null
        ? Set([.. inner.GetRowCursorSet(columnsNeeded, n, rand).Select(Cursor)])
        : [GetRowCursor(columnsNeeded, rand)];
}
