namespace MlMix.Tool.Writing;

/// <summary>Where a file is written.</summary>
/// <param name="File">The file.</param>
internal sealed record WritePaths(string File)
{
    /// <summary>Gets the part of it that is there.</summary>
    public string Part => File + ".part";

    /// <summary>Gets how far the part is.</summary>
    public string State => File + ".part.json";
}
