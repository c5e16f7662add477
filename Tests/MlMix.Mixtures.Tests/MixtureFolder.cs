using MlMix.Testing;

namespace MlMix.Mixtures.Tests;

/// <summary>A folder with small files of every format, for mixtures to be written into.</summary>
internal sealed class MixtureFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public MixtureFolder()
    {
        Write("code/a.tsv", "int x\t0\nint y\t1\n");
        Write("code/b.tsv", "int z\t0\n");
        Write("code/notes.txt", "not a table");
        Write("log.jsonl", """
            {"Text": "one", "Label": 1, "Size": [1, 2.5]}

            {"Text": "two", "Label": null, "Size": [3, null]}
            {"Label": 0, "More": true}
            """);
        Write("table.csv", "Text,Label,Flag\n\"a, b\",1.5,true\nc,,false\n");
        Write("photos/cat/2.png", "");
        Write("photos/cat/10.png", "");
        Write("photos/dog/old/1.JPG", "");
        Write("photos/dog/readme.txt", "");
        File.WriteAllBytes(Path("images.idx"), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 102]);
        File.WriteAllBytes(Path("labels.idx"), [0, 0, 8, 1, 0, 0, 0, 2, 7, 3]);
    }

    public string Path(string name) => System.IO.Path.Combine(_folder.FullPath, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes a symbolic link to a file; where the system does not let the test, the test is inconclusive.</summary>
    public void Link(string name, string target) => Link(() => File.CreateSymbolicLink(Path(name), target));

    /// <summary>Makes a symbolic link to a folder, as <see cref="Link(string, string)"/>.</summary>
    public void LinkFolder(string name, string target) => Link(() => Directory.CreateSymbolicLink(Path(name), target));

    public void Dispose() => _folder.Dispose();

    private static void Link(Action make)
    {
        try
        {
            make();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Assert.Inconclusive($"Symbolic links cannot be made here: {failure.Message}");
        }
    }
}
