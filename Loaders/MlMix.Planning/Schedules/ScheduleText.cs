using System.Globalization;
using System.Text;

namespace MlMix.Schedules;

/// <summary>How schedules write names and numbers: the same text for the same value, whatever the thread's culture is.</summary>
internal static class ScheduleText
{
    public static string Of(ScheduleUnit unit) => unit switch
    {
        ScheduleUnit.Rows => "rows",
        ScheduleUnit.Batches => "batches",
        _ => "fraction",
    };

    public static string Of(double number) => (number + 0.0).ToString("R", CultureInfo.InvariantCulture);

    public static string Of(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Step => "step",
        Interpolation.Linear => "linear",
        _ => "cosine",
    };

    /// <summary>A name as it is, or in quotes where something in it could be taken for what stands between names.</summary>
    public static string Name(string name)
    {
        bool plain = name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/');
        return plain ? name : Quoted(name);
    }

    public static string Quoted(string name)
    {
        var text = new StringBuilder("\"");
        foreach (char letter in name)
        {
            if (letter is '"' or '\\')
                text.Append('\\').Append(letter);
            else if (char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                text.Append(letter);
        }
        return text.Append('"').ToString();
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
