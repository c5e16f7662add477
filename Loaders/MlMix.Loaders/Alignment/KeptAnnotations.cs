using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Alignment;

/// <summary>What a column of the mix keeps of what the columns of the sources say about themselves: what all of them say that have the column.</summary>
internal static class KeptAnnotations
{
    private const string SlotNames = "SlotNames";

    /// <summary>The annotations to keep.</summary>
    /// <param name="column">The columns of the sources.</param>
    /// <param name="type">Type of the column in the mix.</param>
    /// <param name="keys">Key values to write anew; null to keep what is there.</param>
    public static DataViewSchema.Annotations Of(ColumnRequest column, DataViewType type, KeySpace? keys)
    {
        DataViewSchema.Column[] columns = [.. column.Present.Select(source => column.Columns[source]!.Value)];
        DataViewSchema.Column first = columns[0];
        // Padded, a vector has the slot names of the longest.
        bool isPadded = type is VectorDataViewType { Size: > 0 } padded && columns.Any(here => ((VectorDataViewType)here.Type).Size != padded.Size);
        var kept = new DataViewSchema.Annotations.Builder();
        kept.Add(first.Annotations, kind => kind switch
        {
            // What these say holds for a view, and the mix says it anew for itself.
            MixAnnotations.MayRepeat or MixAnnotations.OriginName => false,
            KeyNames.Kind when keys is not null || CountOf(type) != CountOf(first.Type) => false,
            SlotNames when isPadded => false,
            _ => columns.All(other => AnnotationComparer.SameValue(first, other, kind)),
        });
        if (keys is not null)
            AnnotationValues.Write(kept, KeyNames.Kind, keys.ItemType, keys.Values);
        if (isPadded && Longest(columns, ((VectorDataViewType)type).Size) is { } longest)
            kept.Add(longest.Annotations, kind => kind == SlotNames);
        return kept.ToAnnotations();
    }

    private static ulong? CountOf(DataViewType type) => (ColumnRequest.ItemOf(type) as KeyDataViewType)?.Count;

    // The column whose slot names hold for all: as long as those of the mix, those of the shorter ones being its first.
    private static DataViewSchema.Column? Longest(DataViewSchema.Column[] columns, int size)
    {
        DataViewSchema.Column longest = columns.First(column => ((VectorDataViewType)column.Type).Size == size);
        object[]? names = AnnotationValues.Read(longest, SlotNames);
        return names?.Length == size && columns.All(column => AnnotationValues.Read(column, SlotNames) is { } own
            && own.Length == ((VectorDataViewType)column.Type).Size && names.AsSpan().StartsWith(own)) ? longest : null;
    }
}
