using System.Buffers;
using System.Text;

namespace MlMix.Tool.Writing;

/// <summary>
/// Texts as cells that ML.NET's text loader reads as they were, with <c>allowQuoting</c>: in quotes, quotes doubled, where they hold a tab, a quote or a line
/// break, begin or end with a space, or begin as a comment may.
/// </summary>
internal static class TsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\t\"\r\n");

    public static void Write(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        if (!text.ContainsAny(Special) && (text.IsEmpty || (text[0] is not (' ' or '/' or '#') && text[^1] != ' ')))
        {
            Encoding.UTF8.GetBytes(text, output);
            return;
        }
        output.Write("\""u8);
        for (int quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            Encoding.UTF8.GetBytes(text[..quote], output);
            output.Write("\"\""u8);
            text = text[(quote + 1)..];
        }
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\""u8);
    }
}
