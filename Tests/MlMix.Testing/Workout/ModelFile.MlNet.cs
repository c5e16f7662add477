using Microsoft.ML;

namespace MlMix.Testing.Workout;

/// <summary>Model files in memory.</summary>
internal static class ModelFile
{
    /// <summary>Saves a transformer and loads it with a context of its own.</summary>
    public static ITransformer Pass(ITransformer transformer, DataViewSchema input, out DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        WorkoutSubject.Ml.Model.Save(transformer, input, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out schema);
    }
}
