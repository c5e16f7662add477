namespace MlMix.Rendering;

/// <summary>One format in which notebooks show values. Its public members are called by name.</summary>
/// <param name="mimeType">The media type.</param>
/// <param name="write">Gives the text of a value; null of one that is not known here.</param>
internal sealed class NotebookFormat(string mimeType, Func<object, string?> write)
{
    /// <summary>Gets the media type.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a value; says false where it is not known here.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        string? text = write(instance);
        writer.Write(text);
        return text is not null;
    }
}
