using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>Makes links and converters for types that are known only at run time.</summary>
internal static class Links
{
    /// <summary>The link of a column that a source has.</summary>
    /// <param name="column">Column of the source.</param>
    /// <param name="converter">An <see cref="IItemConverter{TIn, TOut}"/>, or null where the items stay as they are.</param>
    /// <param name="length">The length to pad vectors to; 0 where none is to be padded.</param>
    public static ColumnLink Over(DataViewSchema.Column column, object? converter, int length = 0)
    {
        Type? item = (column.Type as VectorDataViewType)?.ItemType.RawType;
        if (converter is null)
            return length == 0 ? new DirectLink(column) : Make(typeof(PadLink<>), [item!], column, length);
        Type[] types = [.. converter.GetType().GetInterfaces().Single(IsConverter).GenericTypeArguments, converter.GetType()];
        return item is null ? Make(typeof(ScalarLink<,,>), types, column, converter) : Make(typeof(VectorLink<,,>), types, column, converter, length);
    }

    /// <summary>A converter of a generic type over the raw types of source and mix.</summary>
    public static object Converter(Type generic, Type from, Type to, params object[] arguments) =>
        Activator.CreateInstance(generic.MakeGenericType(from, to), arguments)!;

    private static bool IsConverter(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IItemConverter<,>);

    private static ColumnLink Make(Type generic, Type[] types, params object[] arguments) =>
        (ColumnLink)Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;
}
