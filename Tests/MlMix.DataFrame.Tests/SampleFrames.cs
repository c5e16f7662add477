using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Analysis;
using Microsoft.ML.Data;

namespace MlMix.Exploring.Tests;

/// <summary>Frames with columns of every kind that ML.NET can have.</summary>
internal static class SampleFrames
{
    /// <summary>Without nulls.</summary>
    public static DataFrame Everything(int rows) => new(
        new Int32DataFrameColumn("Int", Rows(rows)),
        new Int64DataFrameColumn("Long", Rows(rows).Select(row => row * 10L)),
        new ByteDataFrameColumn("Byte", Rows(rows).Select(row => (byte)row)),
        new SingleDataFrameColumn("Single", Rows(rows).Select(row => row / 2f)),
        new DoubleDataFrameColumn("Double", Rows(rows).Select(row => row / 4.0)),
        new BooleanDataFrameColumn("Flag", Rows(rows).Select(row => row % 2 == 0)),
        new StringDataFrameColumn("Text", Rows(rows).Select(row => $"text {row}")),
        new DateTimeDataFrameColumn("Day", Rows(rows).Select(row => new DateTime(2001, 2, 3).AddDays(row))),
        new VBufferDataFrameColumn<float>("Vector", Rows(rows).Select(row => new VBuffer<float>(3, [row, row + 1, row + 2]))),
        new VBufferDataFrameColumn<double>("Sparse", Rows(rows).Select(row => new VBuffer<double>(4, 1, [row + 0.5], [row % 4]))));

    /// <summary>The same columns, numbers, Booleans and texts null in every third row.</summary>
    public static DataFrame WithNulls(int rows) => new(
        new Int32DataFrameColumn("Int", Rows(rows).Select(row => Some<int>(row, row))),
        new Int64DataFrameColumn("Long", Rows(rows).Select(row => Some<long>(row, row * 10L))),
        new ByteDataFrameColumn("Byte", Rows(rows).Select(row => Some<byte>(row, (byte)row))),
        new SingleDataFrameColumn("Single", Rows(rows).Select(row => Some<float>(row, row / 2f))),
        new DoubleDataFrameColumn("Double", Rows(rows).Select(row => Some<double>(row, row / 4.0))),
        new BooleanDataFrameColumn("Flag", Rows(rows).Select(row => Some<bool>(row, row % 2 == 0))),
        new StringDataFrameColumn("Text", Rows(rows).Select(row => row % 3 == 2 ? null : $"text {row}")),
        new DateTimeDataFrameColumn("Day", Rows(rows).Select(row => new DateTime(2001, 2, 3).AddDays(row))),
        new VBufferDataFrameColumn<float>("Vector", Rows(rows).Select(row => new VBuffer<float>(3, [row, row + 1, row + 2]))),
        new VBufferDataFrameColumn<double>("Sparse", Rows(rows).Select(row => new VBuffer<double>(4, 1, [row + 0.5], [row % 4]))));

    /// <summary>Strings in the Arrow format: UTF-8, offsets, and a bit for each that is there.</summary>
    public static ArrowStringDataFrameColumn Arrow(string name, params string?[] texts)
    {
        byte[][] bytes = [.. texts.Select(text => Encoding.UTF8.GetBytes(text ?? ""))];
        int[] offsets = [0, .. bytes.Select((_, i) => bytes.Take(i + 1).Sum(text => text.Length))];
        var valid = new byte[(texts.Length / 8) + 1];
        for (int i = 0; i < texts.Length; i++)
            valid[i / 8] |= (byte)(texts[i] is null ? 0 : 1 << (i % 8));
        byte[] places = MemoryMarshal.AsBytes<int>(offsets).ToArray();
        return new ArrowStringDataFrameColumn(
            name, bytes.SelectMany(text => text).ToArray(), places, valid, texts.Length, texts.Count(text => text is null));
    }

    private static IEnumerable<int> Rows(int rows) => Enumerable.Range(0, rows);

    private static T? Some<T>(int row, T value)
        where T : struct => row % 3 == 2 ? null : value;
}
