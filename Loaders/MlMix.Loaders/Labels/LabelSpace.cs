using MlMix.Alignment;
using MlMix.Labels;

namespace MlMix;

/// <summary>How the labels of several sources become the labels of one mix. Immutable.</summary>
public abstract class LabelSpace
{
    private protected LabelSpace(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var faults = new Faults("LabelSpace");
        if (string.IsNullOrWhiteSpace(column))
            faults.Add($"The name of the label column is '{column}'; give the name that it has in the mix, for example Label.");
        faults.ThrowIfAny();
        Column = column;
    }

    /// <summary>Gets the name that the label column has in the mix.</summary>
    public string Column { get; }

    /// <summary>
    /// Equal labels mean the same in all sources. Key columns must have the same key values in all of them, in the same order; what else may differ is
    /// aligned as in any column.
    /// </summary>
    /// <param name="column">Name of the label column in the mix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="column"/> is empty.</exception>
    public static LabelSpace Shared(string column) => new SharedLabels(column);

    /// <summary>
    /// Labels that stand for the same value are one class: key columns have the union of their key values in the mix, in the order in which these come first
    /// over the sources, and texts stay as they are. For keys it is what is done to any column. Where some sources have keys that stand for texts and others
    /// texts, the column is of texts: keys become what they stand for.
    /// </summary>
    /// <param name="column">Name of the label column in the mix: keys with key values, or texts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="column"/> is empty.</exception>
    public static LabelSpace Union(string column) => new UnionLabels(column);

    /// <summary>
    /// The classes of each source follow those of the sources before it: digits 0-9, clothes 10-19. Keys have as many classes as their type says, and get key
    /// values such as <c>fashion/Boot</c>; a mix in which two sources would give the same one is refused. Numbers, of any number type, are classes from 0; a
    /// label that is NaN stays so, and one that is none of the classes of its source is an error where it is read. (<c>OffsetLabels</c> does it to a mix that
    /// is there already.)
    /// </summary>
    /// <param name="column">Name of the label column in the mix: keys or numbers, in all sources the same.</param>
    /// <param name="classes">
    /// The numbers of classes, each at least 1, by source, for numeric labels. Default null. Those of sources not named are found in one pass over all their
    /// labels, the largest and one, when a cursor first asks for the label column: of rows outside the range and on the other side of a split, too, and of a
    /// mix within the mix those of all rows that take part in it, drawn or not.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="column"/> is empty, or a number of classes is below 1.</exception>
    public static LabelSpace Offset(string column, IReadOnlyDictionary<string, int>? classes = null) => new OffsetLabels(column, classes);

    /// <summary>
    /// Each label of each source is given its class by name. The label column of the mix is a key of UInt32, whose key values are the classes in the order in
    /// which they are first mentioned.
    /// </summary>
    /// <param name="column">Name of the label column in the mix: in each source keys, texts, numbers or Booleans.</param>
    /// <param name="map">
    /// The class of each label of each source. Labels are written as text, numbers in invariant culture; keys by their key values, or, where they have none, as
    /// numbers from 0.
    /// </param>
    /// <param name="unmappedAreMissing">
    /// Whether labels that are not in the map are missing, key 0. Default false: they are an error, for keys when the mix is made, for others where they are
    /// read. Missing labels stay missing.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> or <paramref name="map"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="column"/> is empty, the map is empty, a part of it is null or empty, or a label of a source is mapped twice.
    /// </exception>
    public static LabelSpace Map(string column, IEnumerable<(string Source, string Label, string Class)> map, bool unmappedAreMissing = false) =>
        new MappedLabels(column, map, unmappedAreMissing);

    /// <summary>Checks what it says of single sources.</summary>
    internal virtual void CheckSources(string[] names, Faults faults)
    {
    }

    /// <summary>Makes the label column of the mix, or null after a fault.</summary>
    internal abstract LabelPlan? Align(ColumnRequest column, Faults faults);
}
