using System.Globalization;
using System.Text;
using MlMix.Alignment;

namespace MlMix;

/// <summary>
/// How the columns of the sources become those of a mix: matched by name, known before a row is read. <see cref="ToString"/> gives it as a text to print.
/// Immutable.
/// </summary>
public sealed class SchemaAlignment
{
    internal SchemaAlignment(IReadOnlyList<AlignedColumn> columns, IReadOnlyList<ColumnTreatment> dropped)
    {
        Columns = columns;
        Dropped = dropped;
    }

    /// <summary>Gets the columns of the mix in their order.</summary>
    public IReadOnlyList<AlignedColumn> Columns { get; }

    /// <summary>Gets the columns of the sources that are not in the mix because they were dropped, or went into the origin column of the mix.</summary>
    public IReadOnlyList<ColumnTreatment> Dropped { get; }

    /// <summary>
    /// Gives the alignment as a text: each column of the mix with its type, and below it what becomes of the columns of the sources, those with the same fate
    /// in one line; at the end the columns dropped.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (AlignedColumn column in Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{column.Name}: {column.Type}{(column.Added == MixColumns.None ? "" : ", added")}\n");
            foreach (IGrouping<string, ColumnTreatment> same in column.Sources.GroupBy(treatment => treatment.ToString()))
                text.Append(CultureInfo.InvariantCulture, $"  {SourceNames.Join(same.Select(treatment => treatment.Source))}: {same.Key}\n");
        }
        foreach (IGrouping<string, ColumnTreatment> same in Dropped.GroupBy(treatment => $"{treatment.Column}: {treatment.Type}"))
            text.Append(CultureInfo.InvariantCulture, $"{same.Key}, dropped\n  {SourceNames.Join(same.Select(treatment => treatment.Source))}\n");
        return text.ToString();
    }
}
