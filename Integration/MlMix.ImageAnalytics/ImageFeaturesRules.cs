namespace MlMix.Images;

/// <summary>What must hold of the options of features of images.</summary>
internal static class ImageFeaturesRules
{
    // ML.NET counts the bytes of an image, four for each pixel, in 32 bits.
    private const int MostPixels = int.MaxValue / 4;

    public static void Check(ImageFeaturesOptions options)
    {
        var faults = new Faults("ImagesToFeatures");
        CheckShape(faults, options);
        CheckNumbers(faults, options);
        CheckColumns(faults, options);
        faults.ThrowIfAny();
    }

    private static void CheckShape(Faults faults, ImageFeaturesOptions options)
    {
        if (options.Width < 1)
            faults.Add($"ImageFeaturesOptions.Width is {options.Width}; images have at least 1 pixel. Give the width that all are brought to.");
        if (options.Height < 1)
            faults.Add($"ImageFeaturesOptions.Height is {options.Height}; images have at least 1 pixel. Give the height that all are brought to.");
        if (options.Width > 0 && options.Height > 0 && (long)options.Width * options.Height > MostPixels)
            faults.Add($"ImageFeaturesOptions: {options.Width} x {options.Height} pixels are more than {MostPixels}, the most that ML.NET takes. Give less.");
        CheckKnown(faults, nameof(options.Channels), options.Channels);
        CheckKnown(faults, nameof(options.Resizing), options.Resizing);
        CheckKnown(faults, nameof(options.CropAnchor), options.CropAnchor);
    }

    private static void CheckNumbers(Faults faults, ImageFeaturesOptions options)
    {
        if (!float.IsFinite(options.Offset))
            faults.Add($"ImageFeaturesOptions.Offset is {options.Offset}; it is subtracted from every value, so it is finite.");
        if (!float.IsFinite(options.Scale) || options.Scale == 0)
            faults.Add($"ImageFeaturesOptions.Scale is {options.Scale}; values are multiplied by it, so it is finite and not 0.");
    }

    private static void CheckColumns(Faults faults, ImageFeaturesOptions options)
    {
        if (string.IsNullOrEmpty(options.FeatureColumnName))
            faults.Add("ImageFeaturesOptions.FeatureColumnName is empty. Give the column a name.");
        if (options.ImageColumnName is { Length: 0 })
            faults.Add("ImageFeaturesOptions.ImageColumnName is empty. Name the column of images, or give null to load them from files.");
        if (string.IsNullOrEmpty(options.PathColumnName))
            faults.Add("ImageFeaturesOptions.PathColumnName is empty. Name the column of the images' paths.");
        if (options.Folder is not null && !Directory.Exists(options.Folder))
            faults.Add($"ImageFeaturesOptions.Folder: there is no folder '{options.Folder}'. Give the folder that paths are relative to, or null.");
    }

    private static void CheckKnown<T>(Faults faults, string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            faults.Add($"ImageFeaturesOptions.{name} is {value}; it is one of {string.Join(", ", Enum.GetNames<T>())}.");
    }
}
