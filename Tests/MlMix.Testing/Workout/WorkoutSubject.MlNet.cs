using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed partial class WorkoutSubject
{
    private (ITransformer Model, DataViewSchema Schema)? _loaded;

    /// <summary>The transformer as it was saved and loaded, and the input schema that the file has for it.</summary>
    public (ITransformer Model, DataViewSchema Schema) Loaded => _loaded ??= (SavedModels.Loaded(Fitted, Data.Schema, out DataViewSchema schema), schema);
}
