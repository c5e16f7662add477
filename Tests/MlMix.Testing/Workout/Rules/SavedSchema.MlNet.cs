using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class SavedSchema : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        (ITransformer loaded, DataViewSchema schema) = subject.Loaded;
        if (SchemaText.Difference(schema, subject.Data.Schema) is { } input)
            yield return $"the model file has for its input {input}";
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            if (SchemaText.VisibleDifference(loaded.GetOutputSchema(data.Schema), subject.Fitted.GetOutputSchema(data.Schema)) is { } difference)
                yield return $"loaded, for {name} it gives {difference}";
        }
    }
}
