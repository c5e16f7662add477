using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>The source column of one schema: a key column and the names of its values.</summary>
/// <param name="Column">The key column.</param>
/// <param name="Names">Name of key value 1, 2, ...: its key value as text, or the number itself where the column has no key values.</param>
/// <param name="Named">Whether the names are the column's own key values.</param>
internal sealed record SourceKeys(DataViewSchema.Column Column, string[] Names, bool Named)
{
    /// <summary>A table is kept per key value, so a key column that stands for something else than sources is refused.</summary>
    private const ulong MaxSources = 1_000_000;

    public static SourceKeys? Read(DataViewSchema schema, string name, Faults faults)
    {
        if (ColumnLookup.Find(schema, "source", name, faults) is not DataViewSchema.Column column)
            return null;
        if (column.Type is not KeyDataViewType key)
        {
            faults.Add(NotAKey(name, $"{column.Type}"));
            return null;
        }

        if (key.Count > MaxSources)
        {
            faults.Add($"the source column '{name}' has {key.Count} key values; there can be {MaxSources} sources at most. " +
                $"Is it the column that tells the source of a row?");
            return null;
        }

        string[]? texts = AnnotationTexts.Of(column, AnnotationNames.KeyValues);
        if (texts is null)
            return new SourceKeys(column, Numbered((int)key.Count), Named: false);

        foreach (IGrouping<string, string> twice in texts.GroupBy(text => text).Where(group => group.Count() > 1))
            faults.Add($"the source column '{name}' has the key value '{twice.Key}' {twice.Count()} times; the names of sources must " +
                $"differ.");
        return new SourceKeys(column, texts, Named: true);
    }

    public static void Check(SchemaShape shape, string name, Faults faults)
    {
        if (ColumnLookup.Find(shape, "source", name, faults) is SchemaShape.Column column &&
            !(column.IsKey && column.Kind == SchemaShape.Column.VectorKind.Scalar))
            faults.Add(NotAKey(name, ColumnLookup.TypeName(column)));
    }

    /// <summary>Adds a fault for each source that something given by source name does not name.</summary>
    /// <param name="given">The names that are given.</param>
    /// <param name="lacks">What such a source is, and what then follows the names given: "is not among the given offsets, which name".</param>
    /// <param name="wayOut">What to do.</param>
    /// <param name="faults">Where the faults are added.</param>
    public void CheckCovered(IEnumerable<string> given, string lacks, string wayOut, Faults faults)
    {
        foreach (string name in Names.Except(given))
            faults.Add($"source '{name}' of the column '{Column.Name}' {lacks} {string.Join(", ", given.Select(other => $"'{other}'"))}. {wayOut}");
    }

    private static string[] Numbered(int count) =>
        [.. Enumerable.Range(1, count).Select(value => value.ToString(CultureInfo.InvariantCulture))];

    private static string NotAKey(string name, string type) =>
        $"the source column '{name}' is of type {type}; it must be a key column whose key values name the sources. " +
        $"Make it one with Transforms.Conversion.MapValueToKey.";
}
