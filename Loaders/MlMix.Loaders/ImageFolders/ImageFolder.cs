using Microsoft.ML;
using MlMix.Arrays;

namespace MlMix.ImageFolders;

/// <summary>A folder of images as a view of their paths and classes.</summary>
internal static class ImageFolder
{
    public static IDataView Load(string folder, ImageFolderOptions options)
    {
        var faults = new Faults("LoadFromImageFolder");
        ImageFolderRules.Check(faults, options);
        ArrayColumn[] columns = [];
        if (folder.Length == 0)
            faults.Add("The path of the folder is empty. Give the path of a folder of images.");
        else if (File.Exists(folder))
            faults.Add($"'{Path.GetFullPath(folder)}' is a file. Give the path of a folder of images.");
        else if (!Directory.Exists(folder))
            faults.Add($"There is no folder '{Path.GetFullPath(folder)}'. Give the path of a folder of images.");
        else if (options.Extensions is { Count: > 0 })
            columns = Columns(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), options, faults);
        faults.ThrowIfAny();
        return new ArrayDataView(columns);
    }

    private static ArrayColumn[] Columns(string folder, ImageFolderOptions options, Faults faults)
    {
        int before = faults.Count;
        var files = new ImageFiles(folder, options, faults);
        files.Find();
        if (faults.Count == before && files.Paths.Count == 0)
        {
            faults.Add($"There is no image in '{folder}': no name of a file ends in {string.Join(", ", options.Extensions)}. "
                + $"Give another folder, or other ImageFolderOptions.Extensions.");
        }
        ArrayColumn? labels = options.LabelColumnName is null ? null : Labels(folder, files.Classes, options, faults);
        if (faults.Any)
            return [];
        ArrayColumn paths = ArrayColumn.Scalar(options.PathColumnName, files.Paths.ToArray());
        return labels is null ? [paths] : [paths, labels];
    }

    private static ArrayColumn? Labels(
        string folder, IReadOnlyList<(string Name, int Images)> classes, ImageFolderOptions options, Faults faults)
    {
        string[] names = [.. options.ClassNames ?? [.. classes.Select(found => found.Name)]];
        var keys = new Dictionary<string, uint>(names.Length, StringComparer.Ordinal);
        foreach (string name in names)
            keys.TryAdd(name ?? "", (uint)keys.Count + 1);
        string[] strangers = [.. classes.Where(found => found.Images > 0 && !keys.ContainsKey(found.Name)).Select(found => found.Name)];
        if (strangers.Length > 0)
        {
            faults.Add($"In '{folder}', there are images in folders that are none of ImageFolderOptions.ClassNames ({NameList.Of(names)}): "
                + $"{NameList.Of(strangers)}. Name these classes too, or move the folders away.");
        }
        if (faults.Any)
            return null;
        IEnumerable<uint> values = classes.Where(found => found.Images > 0).SelectMany(found => Enumerable.Repeat(keys[found.Name], found.Images));
        return ArrayColumn.Key(options.LabelColumnName!, [.. values], names);
    }
}
