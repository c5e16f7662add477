using Microsoft.ML.Data;

namespace MlMix;

/// <summary>One column of a mix, and what becomes of that of each source. Immutable.</summary>
public sealed class AlignedColumn
{
    internal AlignedColumn(string name, DataViewType type, MixColumns added, IReadOnlyList<ColumnTreatment> sources)
    {
        Name = name;
        Type = type;
        Added = added;
        Sources = sources;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the type.</summary>
    public DataViewType Type { get; }

    /// <summary>Gets which of the columns that a mix adds it is; none where it is one of the sources'.</summary>
    public MixColumns Added { get; }

    /// <summary>Gets what becomes of the column of each source, in the order of the sources; empty where the mix adds the column.</summary>
    public IReadOnlyList<ColumnTreatment> Sources { get; }
}
