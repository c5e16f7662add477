using System.Text;

namespace MlMix.Demo;

internal static class Files
{
    /// <summary>Writes a text beside its place and moves it there, so that a reader never sees half of it.</summary>
    public static void WriteBeside(string path, string text)
    {
        File.WriteAllText(path + ".new", text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(path + ".new", path, overwrite: true);
    }
}
