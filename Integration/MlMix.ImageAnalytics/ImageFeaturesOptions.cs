using Microsoft.ML.Transforms.Image;

namespace MlMix;

/// <summary>What <see cref="Microsoft.ML.ImageFeaturesCatalog"/> makes of images, and where it finds them.</summary>
/// <remarks>The values are taken when the estimator is made; later changes do not touch it.</remarks>
public sealed class ImageFeaturesOptions
{
    /// <summary>Gets or sets the width that all images are brought to, in pixels.</summary>
    /// <value>At least 1; there is no default.</value>
    public int Width { get; set; }

    /// <summary>Gets or sets the height that all images are brought to, in pixels.</summary>
    /// <value>At least 1; there is no default. <see cref="Width"/> times it is at most 536,870,911, the most that ML.NET takes.</value>
    public int Height { get; set; }

    /// <summary>Gets or sets the channels that all images are brought to.</summary>
    /// <value>Default <see cref="ImageChannels.Color"/>.</value>
    public ImageChannels Channels { get; set; } = ImageChannels.Color;

    /// <summary>Gets or sets what is done with an image of another ratio of width and height.</summary>
    /// <value>Default <see cref="ImageResizingEstimator.ResizingKind.IsoCrop"/>, ML.NET's own: what is too much is cut off.</value>
    public ImageResizingEstimator.ResizingKind Resizing { get; set; } = ImageResizingEstimator.ResizingKind.IsoCrop;

    /// <summary>Gets or sets the side that stays when an image is cut.</summary>
    /// <value>Default <see cref="ImageResizingEstimator.Anchor.Center"/>: both sides lose the same. Of use with
    /// <see cref="ImageResizingEstimator.ResizingKind.IsoCrop"/> only.</value>
    public ImageResizingEstimator.Anchor CropAnchor { get; set; } = ImageResizingEstimator.Anchor.Center;

    /// <summary>Gets or sets the number that is subtracted from every byte of a pixel, before it is multiplied by <see cref="Scale"/>.</summary>
    /// <value>Default 0. Finite.</value>
    public float Offset { get; set; }

    /// <summary>Gets or sets the number that every byte of a pixel, 0 to 255, is multiplied by; for example <c>1f / 255</c> to bring it to 0..1.</summary>
    /// <value>Default 1. Finite, and not 0.</value>
    public float Scale { get; set; } = 1;

    /// <summary>Gets or sets whether the channels of a pixel stand together, as TensorFlow's networks have them.</summary>
    /// <value>Default false: one channel of all pixels after the other, as those of ONNX and Torch mostly have them.</value>
    public bool Interleave { get; set; }

    /// <summary>Gets or sets the name of the column that holds the path of each image, as text.</summary>
    /// <value>Default <c>ImagePath</c>. Not empty.</value>
    public string PathColumnName { get; set; } = "ImagePath";

    /// <summary>Gets or sets the folder that paths are relative to.</summary>
    /// <value>Default null: paths are taken as they are. Else a folder that exists.</value>
    public string? Folder { get; set; }

    /// <summary>Gets or sets the name of a column of images that are loaded already.</summary>
    /// <value>Default null: images are loaded from the files of <see cref="PathColumnName"/>. Else not empty; paths then do not matter.</value>
    public string? ImageColumnName { get; set; }

    /// <summary>Gets or sets the name of the column that is made.</summary>
    /// <value>Default <c>Features</c>. Not empty.</value>
    public string FeatureColumnName { get; set; } = "Features";
}
