using Microsoft.Data.Analysis;
using MlMix.Frames;

namespace MlMix.Appending;

/// <summary>Values that have the same type in all frames.</summary>
internal sealed class ValueJoin<T>(string name) : ColumnJoin
    where T : unmanaged
{
    private readonly PrimitiveDataFrameColumn<T> _result = FrameColumns.Create<T>(name);

    public override DataFrameColumn Result => _result;

    public override void Add(DataFrameColumn column)
    {
        foreach (T? value in (PrimitiveDataFrameColumn<T>)column)
            _result.Append(value);
    }

    public override void AddMissing(long rows) => _result.AppendMany(null, rows);
}
