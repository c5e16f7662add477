using Microsoft.Data.Analysis;

namespace MlMix.Reading;

/// <summary>A column of a frame that is being filled.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal abstract class Cells<T>
{
    public abstract DataFrameColumn Column { get; }

    public abstract void Add(in T value);
}
