namespace Microsoft.ML.Data;

/// <summary>Maps rows one by one.</summary>
public interface IRowToRowMapper
{
    /// <summary>The schema of the rows that go in.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The schema of the rows that come out.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns needed for these output columns.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>A row over <paramref name="input"/> in which these output columns are active.</summary>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
