using System.Collections;
using System.Globalization;
using Microsoft.ML;
using MlMix.Alignment;
using MlMix.Arrays;

namespace MlMix;

/// <summary>
/// Which label of which source is which class of a mix, as data: the way from a label to its class, and from a prediction back. A list of all labels, source by
/// source in the order of the sources. Immutable.
/// </summary>
public sealed class LabelTable : IReadOnlyList<LabelRow>
{
    private readonly IReadOnlyList<LabelRow> _rows;
    private readonly Dictionary<(string Source, string Label), LabelRow> _byLabel = [];
    private readonly ILookup<long, LabelRow> _byClass;

    internal LabelTable(IReadOnlyList<LabelRow> rows)
    {
        _rows = rows;
        foreach (LabelRow row in rows)
            _byLabel.TryAdd((row.Source, row.Label), row);
        _byClass = rows.ToLookup(row => row.Class);
    }

    /// <summary>Gets how many labels there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets one of the labels.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public LabelRow this[int index] => _rows[index];

    /// <summary>Goes through all labels.</summary>
    public IEnumerator<LabelRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Finds the class of a label.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="label">The label in the source as text.</param>
    /// <returns>The row of the label, or null when the source has no such label.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="label"/> is null.</exception>
    public LabelRow? Find(string source, string label)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(label);
        return _byLabel.GetValueOrDefault((source, label));
    }

    /// <summary>Finds the labels of a class.</summary>
    /// <param name="class">The class, from 0: one less than the raw value of a predicted key, or the predicted number.</param>
    /// <returns>The rows of its labels: one where classes are kept apart by source, none where there is no such class.</returns>
    public IReadOnlyList<LabelRow> Find(long @class) => [.. _byClass[@class]];

    /// <summary>Gives the table as a view, to be joined, saved or printed: columns <c>Source</c>, <c>Label</c>, <c>Class</c> (Int64) and <c>Name</c>.</summary>
    public IDataView AsDataView() => new ArrayDataView(
    [
        ArrayColumn.Scalar("Source", _rows.Select(row => row.Source).ToArray()),
        ArrayColumn.Scalar("Label", _rows.Select(row => row.Label).ToArray()),
        ArrayColumn.Scalar("Class", _rows.Select(row => row.Class).ToArray()),
        ArrayColumn.Scalar("Name", _rows.Select(row => row.Name).ToArray()),
    ]);

    /// <summary>The table of a column of keys that stand for the same values in source and mix; null where its keys stand for nothing known.</summary>
    internal static LabelTable? OfValues(ColumnRequest column, ColumnPlan plan)
    {
        if (KeySpace.Of(plan.Type, plan.Annotations) is not { } classes)
            return null;
        var rows = new List<LabelRow>();
        for (int source = 0; source < column.Sources.Length; source++)
        {
            if (column.Columns[source] is { } here)
            {
                IReadOnlyList<ulong> keys = plan.Treatments[source].Keys;
                rows.AddRange(KeySpace.Of(here)!.Values.Select((_, i) => Row(source, keys.Count == 0 ? i : (int)keys[i] - 1)));
            }
            else if (column.Fills[source] is { } fill && classes.PlaceOf(fill) is >= 0 and var place)
                rows.Add(Row(source, place));
        }
        return new LabelTable(rows);

        LabelRow Row(int source, int place)
        {
            string label = KeySpace.Text(classes.Values[place]);
            return new LabelRow(column.Sources[source], label, place, label);
        }
    }

    /// <summary>The table of classes that follow each other source by source.</summary>
    /// <param name="sources">Names of the sources.</param>
    /// <param name="counts">Number of classes of each.</param>
    /// <param name="labels">The labels of each; null where they are the numbers from 0.</param>
    internal static LabelTable OfOffsets(string[] sources, long[] counts, string[]?[] labels)
    {
        var rows = new List<LabelRow>();
        for (int source = 0; source < sources.Length; source++)
        {
            for (int i = 0; i < counts[source]; i++)
            {
                string label = labels[source]?[i] ?? i.ToString(CultureInfo.InvariantCulture);
                rows.Add(new LabelRow(sources[source], label, rows.Count, $"{sources[source]}/{label}"));
            }
        }
        return new LabelTable(rows);
    }
}
