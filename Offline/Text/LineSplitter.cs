using System.Text;

namespace Microsoft.ML.Internal;

/// <summary>Cuts a line into fields the way ML.NET does: leading spaces are dropped, a field quoted wrongly is empty.</summary>
internal sealed class LineSplitter
{
    private readonly char[] _separators;
    private readonly bool _quoting;
    private readonly bool _trim;
    private readonly bool _dropSpaces;

    public LineSplitter(char[] separators, bool quoting, bool trim)
    {
        Guard.Param(Arrays.Size(separators) > 0, nameof(separators), "Fields need a separator.");
        Guard.Param(!separators.Any(c => c is '"' or (>= '0' and <= '9') || (c < ' ' && c != '\t')), nameof(separators),
            "A separator is not a quote, a digit or a control character.");
        _separators = separators;
        _quoting = quoting;
        _trim = trim;
        _dropSpaces = !separators.Contains(' ');
    }

    public void Split(string line, List<ReadOnlyMemory<char>> fields)
    {
        fields.Clear();
        ReadOnlyMemory<char> rest = _trim ? line.AsMemory().TrimEnd() : line.AsMemory();
        bool more = true;
        while (more)
        {
            if (_dropSpaces)
                rest = rest.TrimStart(' ');
            more = _quoting && rest.Length > 0 && rest.Span[0] == '"'
                ? TakeQuoted(ref rest, out ReadOnlyMemory<char> field)
                : TakePlain(ref rest, out field);
            fields.Add(field);
        }
    }

    private bool TakePlain(ref ReadOnlyMemory<char> rest, out ReadOnlyMemory<char> field)
    {
        int end = rest.Span.IndexOfAny(_separators);
        field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return end >= 0;
    }

    private bool TakeQuoted(ref ReadOnlyMemory<char> rest, out ReadOnlyMemory<char> field)
    {
        ReadOnlySpan<char> text = rest.Span;
        var unquoted = new StringBuilder();
        int at = 1;
        bool closed = false;
        for (; at < text.Length && !closed; at++)
        {
            if (text[at] != '"')
                unquoted.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                unquoted.Append(text[at++]);
            else
                closed = true;
        }

        bool more = TakePlain(ref rest, at, out ReadOnlyMemory<char> tail);
        field = closed && tail.Span.IndexOfAnyExcept(' ') < 0 ? unquoted.ToString().AsMemory() : default;
        return more;
    }

    private bool TakePlain(ref ReadOnlyMemory<char> rest, int from, out ReadOnlyMemory<char> field)
    {
        rest = rest[from..];
        return TakePlain(ref rest, out field);
    }
}
