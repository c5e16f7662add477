using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Which labels each source has, and how often, found in one pass over the two columns needed. Missing labels are not counted.</summary>
/// <param name="Labels">The labels as texts: keys in their order, numbers by size, texts by their characters.</param>
/// <param name="BySource">The number of rows by source and label.</param>
internal sealed record LabelCounts(string[] Labels, long[][] BySource)
{
    public static LabelCounts Read(IDataView data, DataViewSchema.Column column, SourceKeys keys)
    {
        if (column.Type is KeyDataViewType or BooleanDataViewType)
            return Places(data, column, keys, LabelTexts.OfValues(column));
        if (column.Type is TextDataViewType)
            return Texts(data, column, keys);
        return Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.SByte => Numbers<sbyte>(data, column, keys),
            TypeCode.Byte => Numbers<byte>(data, column, keys),
            TypeCode.Int16 => Numbers<short>(data, column, keys),
            TypeCode.UInt16 => Numbers<ushort>(data, column, keys),
            TypeCode.Int32 => Numbers<int>(data, column, keys),
            TypeCode.UInt32 => Numbers<uint>(data, column, keys),
            TypeCode.Int64 => Numbers<long>(data, column, keys),
            TypeCode.UInt64 => Numbers<ulong>(data, column, keys),
            TypeCode.Single => Numbers<float>(data, column, keys),
            _ => Numbers<double>(data, column, keys),
        };
    }

    private static LabelCounts Places(IDataView data, DataViewSchema.Column column, SourceKeys keys, string[] labels)
    {
        long[][] counts = [.. keys.Names.Select(_ => new long[labels.Length])];
        int place = 0;
        Walk(data, column, keys, row =>
        {
            ValueGetter<int> get = LabelReader.Create(row, column, labels);
            return source =>
            {
                get(ref place);
                if (place >= 0)
                    counts[source][place]++;
            };
        });
        return new LabelCounts(labels, counts);
    }

    private static LabelCounts Numbers<T>(IDataView data, DataViewSchema.Column column, SourceKeys keys)
        where T : struct, INumber<T>
    {
        var counts = new Dictionary<T, long[]>();
        T label = default;
        Walk(data, column, keys, row =>
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            return source =>
            {
                get(ref label);
                if (T.IsNaN(label))
                    return;

                // Else the text of 0 would be that of its first row, which may be -0.
                if (T.IsZero(label))
                    label = T.Zero;
                if (!counts.TryGetValue(label, out long[]? found))
                    counts[label] = found = new long[keys.Names.Length];
                found[source]++;
            };
        });
        return Sorted(counts, Comparer<T>.Default, keys);
    }

    private static LabelCounts Texts(IDataView data, DataViewSchema.Column column, SourceKeys keys)
    {
        var counts = new Dictionary<string, long[]>();
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> label = default;
        Walk(data, column, keys, row =>
        {
            ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
            return source =>
            {
                get(ref label);
                if (label.IsEmpty)
                    return;
                if (!lookup.TryGetValue(label.Span, out long[]? found))
                    lookup[label.Span] = found = new long[keys.Names.Length];
                found[source]++;
            };
        });
        return Sorted(counts, StringComparer.Ordinal, keys);
    }

    private static void Walk(IDataView data, DataViewSchema.Column column, SourceKeys keys, Func<DataViewRow, Action<int>> open)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column, keys.Column]);
        ValueGetter<int> getSource = SourceReader.Create(cursor, keys.Column, [-1, .. Enumerable.Range(0, keys.Names.Length)]);
        Action<int> count = open(cursor);
        int source = 0;
        while (cursor.MoveNext())
        {
            getSource(ref source);
            if (source >= 0)
                count(source);
        }
    }

    private static LabelCounts Sorted<T>(Dictionary<T, long[]> counts, IComparer<T> order, SourceKeys keys)
        where T : notnull
    {
        T[] labels = [.. counts.Keys.Order(order)];
        return new LabelCounts(
            [.. labels.Select(AnnotationTexts.Text)],
            [.. Enumerable.Range(0, keys.Names.Length).Select(source => labels.Select(label => counts[label][source]).ToArray())]);
    }
}
