namespace MlMix.Rendering;

/// <summary>The formats in which notebooks show tables. Its public members are called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class NotebookFormats
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>Gives the formatters, each with a property <c>MimeType</c> and a method <c>Format</c>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new NotebookFormat(Html, tables => tables.ToHtml()), new NotebookFormat(Text, tables => tables.ToString()!)];
}
