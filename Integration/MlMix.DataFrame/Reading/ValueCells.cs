using Microsoft.Data.Analysis;
using MlMix.Frames;

namespace MlMix.Reading;

/// <summary>Numbers, Booleans and dates.</summary>
internal sealed class ValueCells<T>(string name, Func<T, bool>? isMissing) : Cells<T>
    where T : unmanaged
{
    private readonly PrimitiveDataFrameColumn<T> _column = FrameColumns.Create<T>(name);

    public override DataFrameColumn Column => _column;

    public override void Add(in T value) => _column.Append(isMissing?.Invoke(value) == true ? null : value);
}
