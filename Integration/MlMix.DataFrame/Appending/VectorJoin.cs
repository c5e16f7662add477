using Microsoft.Data.Analysis;
using Microsoft.ML.Data;

namespace MlMix.Appending;

/// <summary>Vectors whose items have the same type in all frames. The new frame has copies of its own.</summary>
internal sealed class VectorJoin<T>(string name) : ColumnJoin
{
    private readonly VBufferDataFrameColumn<T> _result = new(name);

    public override DataFrameColumn Result => _result;

    public override void Add(DataFrameColumn column)
    {
        foreach (VBuffer<T> vector in (VBufferDataFrameColumn<T>)column)
        {
            VBuffer<T> copy = default;
            vector.CopyTo(ref copy);
            _result.Append(copy);
        }
    }

    public override void AddMissing(long rows)
    {
        for (long row = 0; row < rows; row++)
            _result.Append(default);
    }
}
