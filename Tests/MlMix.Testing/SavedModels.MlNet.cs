using Microsoft.ML;

namespace MlMix.Testing;

/// <summary>Models as they come out of a file.</summary>
public static class SavedModels
{
    /// <summary>Saves a model and loads it with a context of its own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The schema of its input, to be saved with it.</param>
    public static ITransformer Loaded(ITransformer model, DataViewSchema input) => Loaded(model, input, out _);

    /// <summary>Saves a model and loads it with a context of its own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The schema of its input, to be saved with it.</param>
    /// <param name="loaded">The schema that the file has for it.</param>
    public static ITransformer Loaded(ITransformer model, DataViewSchema input, out DataViewSchema loaded)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, input, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out loaded);
    }
}
