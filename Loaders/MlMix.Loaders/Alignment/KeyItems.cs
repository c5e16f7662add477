using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Alignment;

/// <summary>
/// Keys of several sources as keys of one space: the union of what they stand for, in the order in which it comes first over the sources. Keys that stand
/// for nothing known are taken as they are where their number agrees.
/// </summary>
internal static class KeyItems
{
    public static ItemPlan? Make(ColumnRequest column, Faults faults)
    {
        KeySpace?[] spaces = [.. column.Columns.Select(here => here is { } there ? KeySpace.Of(there) : null)];
        KeySpace? first = spaces.FirstOrDefault(space => space is not null);
        if (first is null)
            return WithoutValues(column, faults);
        if (column.Present.Any(source => spaces[source] is null))
        {
            faults.Add($"Column '{column.Name}' is a key {column.Alternatives(source => spaces[source] is null ? "without key values" : "with key values")}, "
                + "so what some of its keys stand for is unknown; map all to keys with MapValueToKey, which writes down the values, "
                + "or mix before mapping to keys.");
            return null;
        }
        if (column.Present.Any(source => !spaces[source]!.ItemType.Equals(first.ItemType)))
        {
            faults.Add($"Column '{column.Name}' is a key whose key values are {column.Alternatives(source => $"{spaces[source]!.ItemType}")}; "
                + "map all to keys from values of one type, or mix before mapping to keys.");
            return null;
        }
        for (int source = 0; source < spaces.Length; source++)
        {
            if (column.Columns[source] is null && column.Fills[source] is { } fill)
                spaces[source] = OfFill(first.ItemType, fill);
        }
        return United(column, spaces);
    }

    /// <summary>The keys of one source by the place of each of its values among those of the mix.</summary>
    /// <param name="from">Raw type in the source.</param>
    /// <param name="to">Raw type in the mix.</param>
    /// <param name="raws">The new raw value of each key, 0 for missing.</param>
    public static object Table(Type from, Type to, ulong[] raws)
    {
        Array table = Array.CreateInstance(to, raws.Length + 1);
        for (int i = 0; i < raws.Length; i++)
            table.SetValue(Raw(raws[i], to), i + 1);
        return Links.Converter(typeof(KeyTableConverter<,>), from, to, table);
    }

    public static object Raw(ulong raw, Type type) => System.Convert.ChangeType(raw, type, CultureInfo.InvariantCulture);

    private static KeySpace? OfFill(PrimitiveDataViewType type, object fill)
    {
        object[] values = [.. FillLinks.Items(fill).OfType<object>().Select(item => ItemValue.Of(type, item)).OfType<object>()];
        return new KeySpace(type, [.. values.Select(value => value is ReadOnlyMemory<char> text ? text.ToString() : value)]);
    }

    private static ItemPlan United(ColumnRequest column, KeySpace?[] spaces)
    {
        int[] given = [.. Enumerable.Range(0, spaces.Length).Where(source => spaces[source] is not null)];
        KeySpace first = spaces[column.Present.First()]!;
        (KeySpace union, int[][] places) = given.All(source => spaces[source]!.SameAs(first))
            ? (first, [])
            : KeySpace.Unite([.. given.Select(source => spaces[source]!)]);
        Type raw = NumberTypes.WidestKey(column.ItemTypes.Select(type => type.RawType), (ulong)union.Values.Length);
        var converters = new object?[spaces.Length];
        var maps = new ulong[]?[spaces.Length];
        foreach (int source in column.Present)
        {
            var type = (KeyDataViewType)ColumnRequest.ItemOf(column.Columns[source]!.Value.Type);
            // A key beyond its count is missing, and must not become one of the values that others add.
            bool stays = spaces[source]!.SameAs(union);
            maps[source] = stays ? null : [.. places[Array.IndexOf(given, source)].Select(place => (ulong)place + 1)];
            converters[source] = maps[source] is { } map ? Table(type.RawType, raw, map)
                : raw != type.RawType ? Links.Converter(typeof(KeyShiftConverter<,>), type.RawType, raw, type.Count, 0UL)
                : null;
        }
        return new ItemPlan(new KeyDataViewType(raw, union.Values.Length)) { Converters = converters, KeyMaps = maps, Keys = union, Of = Find };

        object? Find(object value) => union.PlaceOf(value) is >= 0 and var place ? Raw((ulong)place + 1, raw) : null;
    }

    private static ItemPlan? WithoutValues(ColumnRequest column, Faults faults)
    {
        KeyDataViewType[] types = [.. column.ItemTypes.Cast<KeyDataViewType>()];
        DataViewSchema.Column first = column.Columns[column.Present.First()]!.Value;
        ulong count = types[0].Count;
        if (types.Any(type => type.Count != count))
        {
            faults.Add(column.Differs("keys without key values that differ in number cannot mean the same; map all to keys with MapValueToKey, "
                + "which writes down the values, or mix before mapping to keys"));
            return null;
        }
        if (column.Present.Any(source => !AnnotationComparer.SameValue(first, column.Columns[source]!.Value, KeyNames.Kind)))
        {
            faults.Add($"Column '{column.Name}' is a key whose key values differ and are not as many as the keys, so they cannot be united; "
                + "map all to keys with MapValueToKey, or mix before mapping to keys.");
            return null;
        }
        Type raw = NumberTypes.WidestKey(types.Select(type => type.RawType), count);
        return new ItemPlan(new KeyDataViewType(raw, count)) { Converters = [.. column.Columns.Select(Widening)], Of = _ => null };

        object? Widening(DataViewSchema.Column? here) => here is not { } there || ColumnRequest.ItemOf(there.Type).RawType is var own && own == raw
            ? null
            : Links.Converter(typeof(KeyShiftConverter<,>), ColumnRequest.ItemOf(there.Type).RawType, raw, count, 0UL);
    }
}
