using Microsoft.ML;

namespace MlMix.Exploring;

/// <summary>Counts the labels of each source.</summary>
/// <param name="column">The column of labels.</param>
/// <param name="sources">How many sources there are.</param>
/// <param name="most">How many labels are counted each by itself.</param>
internal abstract class LabelTally(DataViewSchema.Column column, int sources, int most)
{
    private readonly List<long[]> _counts = [];

    public DataViewSchema.Column Column => column;

    /// <summary>Gets the rows of each source without a label.</summary>
    public long[] Missing { get; } = new long[sources];

    /// <summary>Gets the rows of each source whose label came after too many others.</summary>
    public long[] Other { get; } = new long[sources];

    /// <summary>Gets the labels as they are written, in the order of their values, each with the rows of each source.</summary>
    public IReadOnlyList<(string Label, long[] Counts)> Labels =>
        [.. Names().Select(name => (name.Label, _counts[name.Index]))];

    /// <summary>Makes ready for the rows of a cursor.</summary>
    public abstract void Open(DataViewRow row);

    /// <summary>Counts the current row, which is of this source.</summary>
    public abstract void Add(int source);

    /// <summary>The labels in their order, each with its number.</summary>
    protected abstract IEnumerable<(string Label, int Index)> Names();

    /// <summary>Gets whether no further label has a number.</summary>
    protected bool IsFull => _counts.Count == most;

    /// <summary>Gives the next label its number.</summary>
    protected int Next()
    {
        _counts.Add(new long[sources]);
        return _counts.Count - 1;
    }

    /// <summary>Counts a label by its number; one that has none as another.</summary>
    protected void Count(int source, int index)
    {
        if (index < 0)
            Other[source]++;
        else
            _counts[index][source]++;
    }
}
