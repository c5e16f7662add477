using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>How the items of a column - what is in its vectors, or its values where it is no vector - become those of the mix.</summary>
/// <param name="Type">Type of the items in the mix.</param>
internal sealed record ItemPlan(PrimitiveDataViewType Type)
{
    /// <summary>Gets the <see cref="IItemConverter{TIn, TOut}"/> of each source, null where items stay as they are.</summary>
    public required object?[] Converters { get; init; }

    /// <summary>Gets what the keys of the mix stand for, or null where the annotation of the sources, if any, still says it.</summary>
    public KeySpace? Keys { get; init; }

    /// <summary>Gets the new raw values of the keys 1, 2, ... of each source; null where they stay, or there are no keys.</summary>
    public ulong[]?[]? KeyMaps { get; init; }

    /// <summary>Gets what makes an item of a value that a user wrote, null where it cannot be one.</summary>
    public Func<object, object?> Of { get; init; } = value => ItemValue.Of(Type, value);

    /// <summary>Finds the type that takes the items of all sources; a fault and null where there is none.</summary>
    public static ItemPlan? Make(ColumnRequest column, Faults faults)
    {
        DataViewType[] types = [.. column.ItemTypes];
        if (types.All(type => type is KeyDataViewType))
            return KeyItems.Make(column, faults);
        if (types.All(types[0].Equals))
            return new ItemPlan((PrimitiveDataViewType)types[0]) { Converters = new object?[column.Columns.Count] };
        if (!types.All(type => type is NumberDataViewType))
        {
            bool mayBeLabels = types.All(type => type is KeyDataViewType or TextDataViewType);
            faults.Add(column.Differs($"convert one of them so that the types agree{(mayBeLabels ? ", or unite them as labels with LabelSpace.Union" : "")}"));
            return null;
        }
        if (NumberTypes.Widest(types) is { } widest)
            return new ItemPlan(widest) { Converters = [.. column.Columns.Select(here => here is { } there ? Widening(there.Type, widest) : null)] };
        faults.Add(column.Differs("no number type holds all values of these exactly, so convert one of them"));
        return null;
    }

    private static object? Widening(DataViewType type, NumberDataViewType widest)
    {
        Type raw = ColumnRequest.ItemOf(type).RawType;
        return raw == widest.RawType ? null : Links.Converter(typeof(WideningConverter<,>), raw, widest.RawType);
    }
}
