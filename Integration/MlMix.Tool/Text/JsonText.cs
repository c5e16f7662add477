using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMix.Tool.Text;

/// <summary>Writes a result as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
            write(json);
        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Writes a number, or null where it is not known or no finite number.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is double known && double.IsFinite(known))
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    /// <summary>Writes a whole number, or null where it is not known.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is long known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    /// <summary>The name of an enumeration's value as JSON has names: the first letter small.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
