using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>One column of the mix that is to be made of those of the sources.</summary>
/// <param name="name">Name in the mix.</param>
/// <param name="sources">All sources.</param>
/// <param name="columns">The column of each source, or null where it is to be filled.</param>
/// <param name="lengths">What becomes of vectors of different lengths.</param>
internal sealed class ColumnRequest(string name, MixSource[] sources, DataViewSchema.Column?[] columns, VectorLengths lengths)
{
    public string Name => name;

    /// <summary>Gets the names of the sources.</summary>
    public string[] Sources { get; } = [.. sources.Select(source => source.Name)];

    /// <summary>Gets the rows of the sources.</summary>
    public IDataView[] Views { get; } = [.. sources.Select(source => source.Data)];

    public IReadOnlyList<DataViewSchema.Column?> Columns => columns;

    /// <summary>Gets what the user wrote to fill the column with, or null for the missing value; only where there is no column.</summary>
    public object?[] Fills { get; } = [.. sources.Select((source, i) => columns[i] is null ? source.Fill?.GetValueOrDefault(name) : null)];

    public VectorLengths Lengths => lengths;

    /// <summary>Gets the indices of the sources that have the column.</summary>
    public IEnumerable<int> Present => Enumerable.Range(0, columns.Length).Where(source => columns[source] is not null);

    /// <summary>Gets the types that the column has in the sources that have it.</summary>
    public IEnumerable<DataViewType> Types => Present.Select(source => columns[source]!.Value.Type);

    /// <summary>Gets the types of the items of vectors, and of what is no vector.</summary>
    public IEnumerable<DataViewType> ItemTypes => Types.Select(ItemOf);

    public static DataViewType ItemOf(DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

    /// <summary>A fault that names every type with its sources.</summary>
    public string Differs(string way) => $"Column '{name}' is {Alternatives(source => $"{columns[source]!.Value.Type}")}; {way}.";

    /// <summary>What differs between the sources that have the column, as <c>x in 'a', 'b' but y in 'c'</c>; the first few where it is much.</summary>
    public string Alternatives(Func<int, string> what)
    {
        IGrouping<string, int>[] groups = [.. Present.GroupBy(what)];
        string[] parts = [.. groups.Select(group => $"{group.Key} in {Names(group)}")];
        return parts.Length == 1 ? parts[0]
            : SourceNames.AreFew(parts.Length) ? $"{string.Join(", ", parts[..^1])} but {parts[^1]}"
            : $"{string.Join(", ", parts[..SourceNames.Most])} and others in {Names(groups[SourceNames.Most..].SelectMany(group => group))}";

        string Names(IEnumerable<int> of) => SourceNames.List(of.Select(source => Sources[source]));
    }
}
