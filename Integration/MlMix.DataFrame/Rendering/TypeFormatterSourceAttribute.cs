namespace MlMix.Rendering;

/// <summary>
/// Tells .NET Interactive, and so Polyglot notebooks, how a type is shown. They find it by its name and by the names of its properties, so that whoever wants
/// to be shown need not refer to them.
/// </summary>
/// <param name="formatterSourceType">A type with a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Gets a type with a method <c>CreateTypeFormatters</c>.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>Gets or sets the media types in which a notebook shows values, the best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [NotebookFormats.Html, NotebookFormats.Text];
}
