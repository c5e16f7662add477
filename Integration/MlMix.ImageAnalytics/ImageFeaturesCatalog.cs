using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlMix;
using MlMix.Images;

namespace Microsoft.ML;

/// <summary>Adds features of images to <see cref="TransformsCatalog"/>.</summary>
public static class ImageFeaturesCatalog
{
    /// <summary>Brings the images of the files in column <c>ImagePath</c> to one shape and gives their pixels as column <c>Features</c>.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="width">The width that all images are brought to, in pixels; at least 1.</param>
    /// <param name="height">The height that all images are brought to, in pixels; at least 1.</param>
    /// <param name="channels">The channels that all images are brought to; default three, red, green and blue.</param>
    /// <returns>A chain of ML.NET's own transforms, as described at <see cref="ImagesToFeatures(TransformsCatalog, ImageFeaturesOptions)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A size is below 1, the sizes are too large together, or the channels are not known.</exception>
    public static EstimatorChain<ImagePixelExtractingTransformer> ImagesToFeatures(
        this TransformsCatalog catalog, int width, int height, ImageChannels channels = ImageChannels.Color) =>
        ImagesToFeatures(catalog, new ImageFeaturesOptions { Width = width, Height = height, Channels = channels });

    /// <summary>Brings images of any size, gray or in colour, to one shape and gives their pixels as one vector.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="options">The shape, and the columns.</param>
    /// <returns>
    /// A chain of ML.NET's own <c>LoadImages</c>, <c>ResizeImages</c>, <c>ConvertToGrayscale</c> for one channel, and <c>ExtractPixels</c>, for a source of a
    /// mix or for the mix: it gives the same of a row in both places. It learns nothing from the data, and its model is loaded without MlMix. It makes one
    /// visible column of vectors of <see cref="float"/>, of channels x height x width, or of height x width x channels when
    /// <see cref="ImageFeaturesOptions.Interleave"/> is set. An image is held in memory while its row is read.
    /// <para>Colours of an image with an alpha channel are multiplied by it, so that what is transparent is black.</para>
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">One or more of the options are not as they say; all of it is said at once.</exception>
    public static EstimatorChain<ImagePixelExtractingTransformer> ImagesToFeatures(this TransformsCatalog catalog, ImageFeaturesOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ImageFeaturesRules.Check(options);

        // All under one name: a later column hides the one before it, and of images none stays in sight.
        string name = options.FeatureColumnName;
        var chain = new EstimatorChain<ITransformer>();
        if (options.ImageColumnName is null)
            chain = chain.Append<ITransformer>(catalog.LoadImages(name, options.Folder, options.PathColumnName));
        chain = chain.Append<ITransformer>(catalog.ResizeImages(
            name, options.Width, options.Height, options.ImageColumnName ?? name, options.Resizing, options.CropAnchor));
        if (options.Channels == ImageChannels.Gray)
            chain = chain.Append<ITransformer>(catalog.ConvertToGrayscale(name));

        // The channels of a gray image are the same: one of them is enough.
        return chain.Append(catalog.ExtractPixels(
            name,
            colorsToExtract: options.Channels == ImageChannels.Gray ? ImagePixelExtractingEstimator.ColorBits.Red : ImagePixelExtractingEstimator.ColorBits.Rgb,
            interleavePixelColors: options.Interleave,
            offsetImage: options.Offset,
            scaleImage: options.Scale));
    }
}
