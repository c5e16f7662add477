using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Delivery : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            DataViewSchema said = subject.Fitted.GetOutputSchema(data.Schema), delivered = subject.Fitted.Transform(data).Schema;
            if (SchemaText.Difference(said, delivered) is { } difference)
                yield return $"for {name} the transformer says that its view has {difference}";
        }
    }
}
