using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MlMix.Testing.Conformance;

/// <summary>Texts of values, equal where the values are.</summary>
internal static class ValueText
{
    public static string Of<T>(T value, ConformanceOptions? options = null) => value switch
    {
        null => "null",
        ReadOnlyMemory<char> text => $"'{text}'",
        string text => $"'{text}'",
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ when options?.TextOf is { } textOf && !typeof(T).IsPrimitive => textOf(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(' ', items.Cast<object?>().Select(item => Of(item)))}]",
        _ when IsTold(value.GetType()) => value.ToString()!,
        _ => Properties(value),
    };

    // A ToString of its own tells the value; that of Object tells only the type.
    private static bool IsTold(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType != typeof(object);

    private static string Properties(object value)
    {
        IEnumerable<string> texts =
            from property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike
            select $"{property.Name}={Of(property.GetValue(value))}";
        return $"{value.GetType().Name}{{{string.Join(' ', texts)}}}";
    }
}
