using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>The first rows of a view, boxed, for looking at.</summary>
public sealed class DataDebuggerPreview
{
    internal DataDebuggerPreview(IDataView data, int maxRows)
    {
        Guard.NotNull(data, nameof(data));
        Guard.Param(maxRows >= 0, nameof(maxRows));
        Schema = data.Schema;

        var rows = new List<RowInfo>();
        using DataViewRowCursor cursor = data.GetRowCursor(Schema);
        MethodInfo reader = GenericCalls.Method(typeof(DataDebuggerPreview), nameof(Reader));
        Func<object>[] readers = [.. Schema.Select(c => (Func<object>)reader.Call(c.Type.RawType, cursor, c))];
        while (rows.Count < maxRows && cursor.MoveNext())
            rows.Add(new RowInfo([.. Schema.Select((c, i) => KeyValuePair.Create(c.Name, readers[i]()))]));

        RowView = [.. rows];
        ColumnView = [.. Schema.Select((c, i) => new ColumnInfo(c, [.. rows.Select(row => row.Values[i].Value)]))];
    }

    /// <summary>The view's schema.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>The rows by column.</summary>
    public ImmutableArray<ColumnInfo> ColumnView { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<RowInfo> RowView { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Schema.Count} columns, {RowView.Length} rows");

    private static Func<object> Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return value;
        };
    }

    /// <summary>One row.</summary>
    public sealed class RowInfo
    {
        internal RowInfo(KeyValuePair<string, object>[] values) => Values = values;

        /// <summary>Names and values of all columns.</summary>
        public KeyValuePair<string, object>[] Values { get; }

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Values.Length} columns");
    }

    /// <summary>One column.</summary>
    public sealed class ColumnInfo
    {
        internal ColumnInfo(DataViewSchema.Column column, object[] values)
        {
            Column = column;
            Values = values;
        }

        /// <summary>The column.</summary>
        public DataViewSchema.Column Column { get; }

        /// <summary>Its values.</summary>
        public object[] Values { get; }

        /// <inheritdoc/>
        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }
}
