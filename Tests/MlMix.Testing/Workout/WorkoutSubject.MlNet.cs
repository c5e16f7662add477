using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed partial class WorkoutSubject
{
    private (ITransformer Model, DataViewSchema Schema)? _loaded;

    /// <summary>The transformer as it was saved and loaded, and the input schema that the file has for it.</summary>
    public (ITransformer Model, DataViewSchema Schema) Loaded => _loaded ??= Pass(Fitted, Data.Schema);

    /// <summary>Saves a transformer and loads it with a context of its own.</summary>
    public static (ITransformer Model, DataViewSchema Schema) Pass(ITransformer transformer, DataViewSchema input)
    {
        using var stream = new MemoryStream();
        Ml.Model.Save(transformer, input, stream);
        stream.Position = 0;
        return (new MLContext().Model.Load(stream, out DataViewSchema schema), schema);
    }
}
