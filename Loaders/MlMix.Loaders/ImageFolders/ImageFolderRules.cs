namespace MlMix.ImageFolders;

/// <summary>What must hold of the options of an image folder.</summary>
internal static class ImageFolderRules
{
    public static void Check(Faults faults, ImageFolderOptions options)
    {
        if (string.IsNullOrEmpty(options.PathColumnName))
            faults.Add("ImageFolderOptions.PathColumnName is empty. Give the column a name.");
        if (options.LabelColumnName is { Length: 0 })
            faults.Add("ImageFolderOptions.LabelColumnName is empty. Give the column a name, or null if the images have no labels.");
        else if (options.LabelColumnName is not null && options.LabelColumnName == options.PathColumnName)
            faults.Add($"ImageFolderOptions names both columns '{options.LabelColumnName}'. Give each a name of its own.");
        CheckExtensions(faults, options.Extensions);
        if (options.ClassNames is not null)
            CheckClassNames(faults, options.ClassNames, options.LabelColumnName);
    }

    private static void CheckExtensions(Faults faults, IReadOnlyList<string>? extensions)
    {
        if (extensions is null or { Count: 0 })
        {
            faults.Add("ImageFolderOptions.Extensions has no extension. Give those of the image files, for example '.png'.");
            return;
        }
        foreach (string extension in extensions)
        {
            if (extension is not ['.', _, ..] || extension.AsSpan(1).IndexOfAny('.', '/', '\\') >= 0)
            {
                faults.Add($"ImageFolderOptions.Extensions has '{extension}'; an extension is a dot and what follows the last dot of a name. "
                    + $"Give it as in '.png'.");
            }
        }
    }

    private static void CheckClassNames(Faults faults, IReadOnlyList<string> names, string? labelColumnName)
    {
        if (labelColumnName is null)
        {
            faults.Add("ImageFolderOptions.ClassNames is given, but LabelColumnName is null, which says that there are no labels. Leave out one of them.");
        }
        if (names.Count == 0)
            faults.Add("ImageFolderOptions.ClassNames has no name. Give the classes, or null to have the names of the folders.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < names.Count; index++)
        {
            if (string.IsNullOrEmpty(names[index]))
                faults.Add($"ImageFolderOptions.ClassNames: name {index + 1} of {names.Count} is empty. Give the name of the folder of the class.");
            else if (!seen.Add(names[index]))
                faults.Add($"ImageFolderOptions.ClassNames has '{names[index]}' twice. Give each class once.");
        }
    }
}
