using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.ThirtyClasses;

/// <summary>
/// Loads the model in another program than the one that trained it, and predicts single images. Most of them were trained on: how good the model is says the
/// table that training ends with.
/// </summary>
internal static class Prediction
{
    private const int Images = 200;

    public static void Run(MLContext ml, string data, string modelFile, TextWriter output)
    {
        // To split scores takes more than stock transformers, so the model names a contract of MlMix.Transforms.
        ml.ComponentCatalog.RegisterAssembly(typeof(SplitPredictionTransformer).Assembly);
        ITransformer model = ml.Model.Load(modelFile, out _);
        using PredictionEngine<LabelledImage, Answer> engine = ml.Model.CreatePredictionEngine<LabelledImage, Answer>(model);

        for (uint source = 1; source <= ImageSets.All.Length; source++)
        {
            (string name, string folder) = ImageSets.All[source - 1];
            IDataView images = ml.Data.TakeRows(ImageSets.Load(ml, data, folder), Images);
            int ofSource = 0, right = 0, rightOfSource = 0, seen = 0;
            foreach (LabelledImage image in ml.Data.CreateEnumerable<LabelledImage>(images, reuseRowObject: true, ignoreMissingColumns: true))
            {
                // The model takes the source as a key, from 1 in the order of training; 0 is an image of which it is not known.
                image.Source = source;
                Answer answer = engine.Predict(image);
                bool isOfSource = answer.Source == source;

                // Within the source that is known, the label is the largest of its own scores.
                int label = Array.IndexOf(answer.Of(source), answer.Of(source).Max());
                seen++;
                ofSource += isOfSource ? 1 : 0;
                right += isOfSource && answer.SourceLabel - 1 == (uint)image.Label ? 1 : 0;
                rightOfSource += label == (int)image.Label ? 1 : 0;
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-8} {seen} images: {ofSource} taken for {name}, {right} of these with the right label; " +
                $"{rightOfSource} right among the labels of {name}"));
        }
    }
}
