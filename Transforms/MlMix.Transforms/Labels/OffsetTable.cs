using System.Globalization;

namespace MlMix.Labels;

/// <summary>Where the classes of each source lie in the joint label space. Pure; classes count from 0.</summary>
/// <param name="names">Name of each source.</param>
/// <param name="offsets">First class of each source.</param>
/// <param name="counts">How many classes each source has, or null when that is not known.</param>
internal sealed class OffsetTable(IReadOnlyList<string> names, int[] offsets, int[]? counts)
{
    public IReadOnlyList<string> Names { get; } = names;

    public int[] Offsets { get; } = offsets;

    public int[]? Counts { get; } = counts;

    /// <summary>Gets the end of the last class range, or null when the counts are not known.</summary>
    public long? Total => Counts is null ? null : Offsets.Zip(Counts, (offset, count) => (long)offset + count).Max();

    /// <summary>Puts the classes of each source behind those of the sources before it.</summary>
    /// <exception cref="OverflowException">There are more classes than an offset can count.</exception>
    public static OffsetTable Follow(IReadOnlyList<string> names, int[] counts)
    {
        var offsets = new int[counts.Length];
        for (int source = 1; source < offsets.Length; source++)
            offsets[source] = checked(offsets[source - 1] + counts[source - 1]);
        return new OffsetTable(names, offsets, counts);
    }

    /// <summary>Every label of every source and the class that it is; null when the counts are not known.</summary>
    /// <param name="labels">The labels of each source as texts, or null where they are the numbers from 0.</param>
    public LabelRow[]? Rows(string[]? labels)
    {
        if (Counts is null)
            return null;
        Dictionary<long, string> classes = Named(labels);
        return
        [
            .. Places(labels).Select(place => new LabelRow(Names[place.Source], place.Label, place.Class, classes[place.Class])),
        ];
    }

    /// <summary>
    /// The name of every class, <c>source/label</c>; all of these where sources share the class, and its number where no source has it. The counts must be
    /// known.
    /// </summary>
    /// <param name="labels">The labels of each source as texts.</param>
    public string[] ClassNames(string[] labels)
    {
        Dictionary<long, string> classes = Named(labels);
        var names = new string[Total!.Value];
        for (int number = 0; number < names.Length; number++)
            names[number] = classes.GetValueOrDefault(number) ?? number.ToString(CultureInfo.InvariantCulture);
        return names;
    }

    /// <summary>Finds the source and the class within it.</summary>
    public (string Source, long Label) Locate(long label)
    {
        int[] found = [.. Enumerable.Range(0, Names.Count).Where(source => Holds(source, label))];
        if (Counts is null && found.Length > 1)
        {
            int nearest = found.Max(source => Offsets[source]);
            found = [.. found.Where(source => Offsets[source] == nearest)];
        }

        return found.Length switch
        {
            1 => (Names[found[0]], label - Offsets[found[0]]),
            0 => throw new ArgumentOutOfRangeException(
                nameof(label), label, "No source has this class; " + Ranges(Enumerable.Range(0, Names.Count))),
            _ => throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The class {label} is shared, so it has no single source; {Ranges(found)}")),
        };
    }

    private Dictionary<long, string> Named(string[]? labels) => Places(labels).GroupBy(place => place.Class).ToDictionary(
        shared => shared.Key, shared => string.Join(" | ", shared.Select(place => $"{Names[place.Source]}/{place.Label}")));

    private IEnumerable<(int Source, string Label, long Class)> Places(string[]? labels) =>
        from source in Enumerable.Range(0, Names.Count)
        from place in Enumerable.Range(0, Counts![source])
        select (source, labels is null ? place.ToString(CultureInfo.InvariantCulture) : labels[place], (long)Offsets[source] + place);

    private bool Holds(int source, long label) =>
        label >= Offsets[source] && (Counts is null || label - Offsets[source] < Counts[source]);

    private string Ranges(IEnumerable<int> sources) => string.Join(", ", sources.Select(source => Counts is null
        ? string.Create(CultureInfo.InvariantCulture, $"'{Names[source]}' has those from {Offsets[source]}")
        : string.Create(CultureInfo.InvariantCulture, $"'{Names[source]}' has {Offsets[source]} to " +
            $"{(long)Offsets[source] + Counts[source] - 1}"))) + ".";
}
