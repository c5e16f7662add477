using System.Numerics;
using Microsoft.Data.Analysis;
using MlMix.Frames;

namespace MlMix.Appending;

/// <summary>Numbers of several types in one that holds them all.</summary>
internal sealed class NumberJoin<T>(string name) : ColumnJoin
    where T : unmanaged, INumber<T>
{
    private readonly PrimitiveDataFrameColumn<T> _result = FrameColumns.Create<T>(name);

    public override DataFrameColumn Result => _result;

    public override void Add(DataFrameColumn column)
    {
        switch (column)
        {
            case PrimitiveDataFrameColumn<sbyte> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<byte> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<short> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<ushort> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<int> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<uint> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<long> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<ulong> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<float> numbers: AddNumbers(numbers); break;
            case PrimitiveDataFrameColumn<decimal> numbers: AddNumbers(numbers); break;
            default: AddNumbers((PrimitiveDataFrameColumn<double>)column); break;
        }
    }

    public override void AddMissing(long rows) => _result.AppendMany(null, rows);

    private void AddNumbers<TFrom>(PrimitiveDataFrameColumn<TFrom> column)
        where TFrom : unmanaged, INumber<TFrom>
    {
        foreach (TFrom? value in column)
            _result.Append(value is { } number ? T.CreateTruncating(number) : null);
    }
}
