using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Brings the columns that the chains make into one schema, or says where they differ.</summary>
internal static class RouteAgreement
{
    public const string LetAllMakeIt =
        "Let every chain make it, for example with CopyColumns, or set ForSourceOptions.Otherwise for sources without a chain.";

    public const string ConvertOrRename =
        "Make them one with Transforms.Conversion.ConvertType or vectors of the same kind, or give the columns names of their own.";

    /// <summary>The columns that some chain makes, in the order of the chains.</summary>
    /// <param name="schema">The schema of the input.</param>
    /// <param name="slots">What rows go through: first those of no source with a chain.</param>
    /// <param name="without">The sources of the data that have no chain, where other rows keep their columns.</param>
    /// <param name="faults">Gets a fault for each column that differs.</param>
    public static RoutedColumn[] Of(DataViewSchema schema, BoundRoute[] slots, string[] without, Faults faults)
    {
        BoundRoute[] inOrder = [.. slots[1..], slots[0]];
        var columns = new List<RoutedColumn>();
        foreach (string name in inOrder.SelectMany(route => route.Made.Keys).Distinct())
        {
            DataViewSchema.Column? input = schema.GetColumnOrNull(name);
            RoutedColumn.Origin[] origins =
                [.. slots.Select(slot => slot.Made.TryGetValue(name, out var made) ? new(made, null) : new RoutedColumn.Origin(null, input))];
            if (Agree(name, slots, origins, without, faults) is RoutedColumn column)
                columns.Add(column);
        }

        return [.. columns];
    }

    private static RoutedColumn? Agree(
        string name, BoundRoute[] slots, RoutedColumn.Origin[] origins, string[] without, Faults faults)
    {
        // Rows that keep their columns have a say only where the data is known to have some; else they take part if they fit.
        (string Title, DataViewSchema.Column? Column)[] voices =
        [
            .. slots.Zip(origins, (slot, origin) => (slot.Title, origin.Column)).Skip(1),
            .. slots[0].IsIdentity ? without.Select(source => ($"source '{source}', which has no chain", origins[0].Column))
                : [(slots[0].Title, origins[0].Column)],
        ];
        if (TypeDifference(name, voices) is string difference)
        {
            faults.Add(difference);
            return null;
        }

        DataViewSchema.Column model = voices[0].Column!.Value;
        if (IsKey(model.Type) && voices.FirstOrDefault(voice => !SameKeys(model, voice.Column!.Value)) is { Title: not null } other)
        {
            faults.Add($"the key values of the column '{name}' differ: {KeyText(model)} for {voices[0].Title}, " +
                $"{KeyText(other.Column!.Value)} for {other.Title}; the same key would mean another thing by source. " +
                $"Map the column with the same keys for all, before ForSource or with the keyData of MapValueToKey.");
            return null;
        }

        if (slots[0].IsIdentity && !(origins[0].Column is DataViewSchema.Column kept && kept.Type.Equals(model.Type) &&
            (!IsKey(model.Type) || SameKeys(model, kept))))
            origins[0] = default;
        DataViewSchema.Column[] all = [.. origins.Where(origin => origin.Column is not null).Select(origin => origin.Column!.Value)];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(model.Annotations, kind => all.All(column => AnnotationComparer.SameValue(model, column, kind)));
        return new RoutedColumn(new DataViewSchema.DetachedColumn(name, model.Type, annotations.ToAnnotations()), origins);
    }

    private static string? TypeDifference(string name, (string Title, DataViewSchema.Column? Column)[] voices)
    {
        var types = voices.GroupBy(voice => voice.Column?.Type).ToArray();
        if (types.Length == 1)
            return null;
        string found = string.Join(
            "; ", types.Select(type => $"{type.Key?.ToString() ?? "none"} for {string.Join(", ", type.Select(voice => voice.Title))}"));
        string wayOut = types.Any(type => type.Key is null)
            ? LetAllMakeIt
            : types.Select(type => Item(type.Key!)).Distinct().Count() > 1
                ? ConvertOrRename
                : "Make vectors of the same dimensions and keys of the same number of values, or give the columns names of their own.";
        return $"the column '{name}' is not the same for all sources: {found}. {wayOut}";
    }

    private static bool SameKeys(DataViewSchema.Column a, DataViewSchema.Column b) => AnnotationComparer.SameValue(a, b, AnnotationNames.KeyValues);

    private static bool IsKey(DataViewType type) => (type as VectorDataViewType)?.ItemType is KeyDataViewType || type is KeyDataViewType;

    private static Type Item(DataViewType type) => ((type as VectorDataViewType)?.ItemType ?? type).RawType;

    private static string KeyText(DataViewSchema.Column column)
    {
        string[]? texts = ColumnLookup.TextAnnotation(column.Annotations, AnnotationNames.KeyValues);
        return texts is null
            ? column.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues) is null ? "none" : "other ones"
            : string.Join(", ", texts.Take(5).Select(text => $"'{text}'")) + (texts.Length > 5 ? ", ..." : "");
    }
}
