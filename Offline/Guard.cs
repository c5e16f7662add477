namespace Microsoft.ML.Internal;

/// <summary>Argument and state checks that throw the exception types ML.NET throws.</summary>
internal static class Guard
{
    public static void NotNull(object value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }

    public static void NotEmpty(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentOutOfRangeException(name, "A name cannot be null or empty.");
    }

    public static void Param(bool holds, string name, string message = null)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, message ?? "The value is outside the range that is allowed here.");
    }

    public static void State(bool holds, string message)
    {
        if (!holds)
            throw new InvalidOperationException(message);
    }
}
