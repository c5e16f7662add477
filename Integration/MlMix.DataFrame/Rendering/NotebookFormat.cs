namespace MlMix.Rendering;

/// <summary>One format in which notebooks show tables. Its public members are called by name.</summary>
internal sealed class NotebookFormat(string mimeType, Func<ITables, string> write)
{
    /// <summary>Gets the media type.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a value; says false where it is none that can be written here.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not ITables tables)
            return false;
        writer.Write(write(tables));
        return true;
    }
}
