using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Images.Tests.Support;

/// <summary>Passes a view on and keeps an eye on every image that it gives.</summary>
internal sealed class WatchedImages(IDataView inner, List<MLImage> seen) : IDataView
{
    
    /// <summary>Whether ML.NET may read with several threads, as it does where it is not kept from it; else images can be counted between rows.</summary>
    public bool IsParallel { get; init; }

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    /// <summary>The images of those seen that nobody has disposed of.</summary>
    public static int Live(IEnumerable<MLImage> seen) => seen.Count(image => !IsDisposed(image));

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(inner.GetRowCursor(columnsNeeded, rand), Note);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        IsParallel ? [.. inner.GetRowCursorSet(columnsNeeded, n, rand).Select(cursor => new Cursor(cursor, Note))] : [GetRowCursor(columnsNeeded, rand)];

    private void Note(MLImage image)
    {
        lock (seen)
        {
            if (!seen.Contains(image))
                seen.Add(image);
        }
    }

    private static bool IsDisposed(MLImage image)
    {
        try
        {
            return image.Width < 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private sealed class Cursor(DataViewRowCursor inner, Action<MLImage> note) : DataViewRowCursor
    {
        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override bool MoveNext() => inner.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = inner.GetGetter<TValue>(column);
            if (getter is not ValueGetter<MLImage> images)
                return getter;
            ValueGetter<MLImage> watched = (ref MLImage value) =>
            {
                images(ref value);
                note(value);
            };
            return (ValueGetter<TValue>)(Delegate)watched;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
