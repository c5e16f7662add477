using Microsoft.Data.Analysis;

namespace MlMix.Appending;

/// <summary>Strings, whether the frames keep them as objects or in the Arrow format.</summary>
internal sealed class TextJoin(string name) : ColumnJoin
{
    private readonly StringDataFrameColumn _result = new(name);

    public override DataFrameColumn Result => _result;

    public override void Add(DataFrameColumn column)
    {
        foreach (string? text in (IEnumerable<string?>)column)
            _result.Append(text);
    }

    public override void AddMissing(long rows) => AddMany(null, rows);

    /// <summary>Adds a text again and again.</summary>
    public void AddMany(string? text, long rows)
    {
        for (long row = 0; row < rows; row++)
            _result.Append(text);
    }
}
