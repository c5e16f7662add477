using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MlMix.Presentation;

/// <summary>
/// Collects HTML. What is written in the string is markup; what is put into it is text, and is escaped. Numbers are in invariant culture.
/// </summary>
internal sealed class Page
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public Page Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        markup.WriteTo(_html);
        _html.Append('\n');
        return this;
    }

    /// <summary>Adds markup as it is.</summary>
    public Page AddRaw(string markup)
    {
        _html.Append(markup).Append('\n');
        return this;
    }

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly StringBuilder _text;

        public Markup(int literalLength, int formattedCount, Page page)
        {
            ArgumentNullException.ThrowIfNull(page);
            _text = new StringBuilder(literalLength + 16 * formattedCount);
        }

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

        public void AppendFormatted<T>(T value, string? format)
        {
            string? text = value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
            _text.Append(Encoder.Encode(Readable(text ?? "")));
        }

        public void WriteTo(StringBuilder html) => html.Append(_text);

        // Characters that neither HTML nor XML can hold, not even escaped, are shown as what stands for any such character.
        private static string Readable(string text) => text.All(IsAllowed) ? text : string.Concat(text.Select(c => IsAllowed(c) ? c : '\uFFFD'));

        private static bool IsAllowed(char c) => c is '\t' or '\n' or '\r' || (!char.IsControl(c) && c < '\uFFFE');
    }
}
