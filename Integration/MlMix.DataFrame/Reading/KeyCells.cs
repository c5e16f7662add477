using System.Numerics;
using Microsoft.Data.Analysis;
using MlMix.Frames;

namespace MlMix.Reading;

/// <summary>Keys as the values that they stand for, which are not text.</summary>
internal sealed class KeyCells<TKey, T>(string name, T[] values) : Cells<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
    where T : unmanaged
{
    private readonly PrimitiveDataFrameColumn<T> _column = FrameColumns.Create<T>(name);

    public override DataFrameColumn Column => _column;

    public override void Add(in TKey value)
    {
        ulong key = ulong.CreateTruncating(value);
        _column.Append(key > 0 && key <= (ulong)values.Length ? values[key - 1] : null);
    }
}
