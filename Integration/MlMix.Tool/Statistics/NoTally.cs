using Microsoft.ML;

namespace MlMix.Tool.Statistics;

/// <summary>A column whose values are not known here.</summary>
internal sealed class NoTally(DataViewSchema.Column column) : ColumnTally(column)
{
    public override bool IsCounted => false;

    public override void Open(DataViewRow row)
    {
    }

    public override void Add(int source)
    {
    }

    public override SourceColumnStatistics Result(int source, string name, long rows) => Nothing(name, rows);
}
