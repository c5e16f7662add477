using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Saved : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        // What was loaded must be savable too.
        (ITransformer loaded, DataViewSchema schema) = subject.Loaded;
        ITransformer again = SavedModels.Loaded(loaded, schema);
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            foreach ((ITransformer transformer, string form) in new[] { (loaded, "loaded"), (again, "loaded twice") })
            {
                if (CellTable.Read(transformer.Transform(data), subject.Made).DifferenceFrom(subject.Expected(data), subject.Case.Tolerance) is { } difference)
                    yield return $"{form}, of {name} {difference}";
            }
        }
    }
}
