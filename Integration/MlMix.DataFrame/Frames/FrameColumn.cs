using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>A column of a data frame as a column of a view.</summary>
internal abstract class FrameColumn(string name, DataViewType type)
{
    public string Name => name;

    public DataViewType Type => type;

    /// <summary>Makes the getter over a cursor's rows; <typeparamref name="TValue"/> is the raw type of <see cref="Type"/>.</summary>
    public abstract ValueGetter<TValue> CreateGetter<TValue>(CursorBase cursor);
}
