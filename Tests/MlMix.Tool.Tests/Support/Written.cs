using System.Text;
using MlMix.Testing;
using MlMix.Tool.Writing;

namespace MlMix.Tool.Tests.Support;

/// <summary>Writes mixes to files.</summary>
internal static class Written
{
    /// <summary>The whole file as text.</summary>
    public static string Text(MixedDataView mix, string extension) => Encoding.UTF8.GetString(Bytes(mix, extension));

    /// <summary>The bytes of the file, written at one go.</summary>
    public static byte[] Bytes(MixedDataView mix, string extension)
    {
        using var folder = new TempFolder();
        WrittenFile file = MixWriter.Write(mix, folder.File("mix" + extension), new WriteOptions());
        CollectionAssert.AreEqual(new[] { file.Path }, Directory.GetFiles(folder.FullPath), "nothing else is left");
        return File.ReadAllBytes(file.Path);
    }
}
