using Microsoft.Data.Analysis;

namespace MlMix.Reading;

/// <summary>What is written as text.</summary>
/// <param name="name">Name of the column.</param>
/// <param name="write">Gives the text, null for a missing value.</param>
internal sealed class TextCells<T>(string name, Func<T, string?> write) : Cells<T>
{
    private readonly StringDataFrameColumn _column = new(name);

    public override DataFrameColumn Column => _column;

    public override void Add(in T value) => _column.Append(write(value));
}
