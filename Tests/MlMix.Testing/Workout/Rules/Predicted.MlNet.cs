using System.Reflection;
using Microsoft.ML;

namespace MlMix.Testing.Workout;

internal sealed class Predicted : WorkoutRule
{
    public override IEnumerable<string> Judge(WorkoutSubject subject)
    {
        foreach ((FakeDataView data, string name) in subject.Good)
        {
            if (Predict(subject.Fitted, subject, data).DifferenceFrom(subject.Expected(data)) is { } difference)
                yield return $"predicted one by one, of {name} {difference}";
            if (subject.Case.Breaks.ContainsKey(WorkoutRules.Saved))
                continue;
            if (Predict(subject.Loaded.Model, subject, data).DifferenceFrom(subject.Expected(data), subject.Case.Tolerance) is { } loadedDifference)
                yield return $"loaded and predicted one by one, of {name} {loadedDifference}";
        }
    }

    private static CellTable Predict(ITransformer transformer, WorkoutSubject subject, FakeDataView data)
    {
        DataViewSchema schema = transformer.GetOutputSchema(data.Schema);
        DataViewSchema.Column[] made = [.. subject.Made.Select(column => schema[column])];
        Type source = RowObjects.ClassOf(data.Schema), target = RowObjects.ClassOf(made);
        MethodInfo run = typeof(Predicted).GetMethod(nameof(Run), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(source, target);
        object[] rows = RowObjects.From(data, source);
        var predicted = (object[])run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [transformer, data.Schema, rows], null)!;
        return CellTable.Read(RowObjects.ToView(predicted, made), subject.Made);
    }

    // The engine is not disposed of: it would dispose of the transformer, which others use.
    private static object[] Run<TSource, TTarget>(ITransformer transformer, DataViewSchema schema, object[] rows)
        where TSource : class
        where TTarget : class, new()
    {
        PredictionEngine<TSource, TTarget> engine = WorkoutSubject.Ml.Model.CreatePredictionEngine<TSource, TTarget>(transformer, schema);
        return [.. rows.Select(row => engine.Predict((TSource)row))];
    }
}
