namespace MlMix.Rendering;

/// <summary>The formats in which notebooks show what MlMix tells. It is called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class NotebookFormats
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>Gives the formatters, each with a property <c>MimeType</c> and a method <c>Format</c>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new NotebookFormat(Html, WriteHtml), new NotebookFormat(Text, WriteText)];

    private static string? WriteHtml(object value) => value switch
    {
        MixExploration exploration => exploration.ToHtml(),
        MixComparison comparison => comparison.ToHtml(),
        _ => null,
    };

    private static string? WriteText(object value) => value is MixExploration or MixComparison ? value.ToString() : null;
}
