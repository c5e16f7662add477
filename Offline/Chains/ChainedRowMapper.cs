using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Row mappers in a row.</summary>
internal sealed class ChainedRowMapper : IRowToRowMapper
{
    private readonly IRowToRowMapper[] _mappers;

    public ChainedRowMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers)
    {
        InputSchema = inputSchema;
        OutputSchema = mappers.Length == 0 ? inputSchema : mappers[^1].OutputSchema;
        _mappers = mappers;
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        _mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotNull(activeColumns, nameof(activeColumns));
        Guard.Param(input.Schema == InputSchema, nameof(input), "The row has another schema than the mapper was made for.");

        var needed = new Stack<IEnumerable<DataViewSchema.Column>>();
        needed.Push(activeColumns);
        for (int i = _mappers.Length - 1; i > 0; i--)
            needed.Push(_mappers[i].GetDependencies(needed.Peek()));
        return _mappers.Aggregate(input, (row, mapper) => mapper.GetRow(row, needed.Pop()));
    }
}
