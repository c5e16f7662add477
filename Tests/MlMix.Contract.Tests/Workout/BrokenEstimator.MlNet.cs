using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Workout;

internal sealed partial record BrokenEstimator
{
    private static BrokenEstimator[] OfMlNet =>
    [
        new(WorkoutRules.Saved, "saves another transformer", () => SavedAs(Support.Ml.Transforms.CopyColumns("Copy", "Other")), WorkoutRules.Predicted),
        new(WorkoutRules.Saved, "cannot be saved", () => Transformed(stock => new BentTransformer(stock) { SavedAs = new Unsaved() }),
            WorkoutRules.SavedSchema, WorkoutRules.Predicted),
        new(WorkoutRules.SavedSchema, "saved, it leaves a column over", () => SavedAs(
            Support.Ml.Transforms.CopyColumns("Copy", "Number").Append(Support.Ml.Transforms.CopyColumns("On the way", "Number")))),
        new(WorkoutRules.SavedSchema, "saved, it changes the type of a column", () => SavedAs(
            Support.Ml.Transforms.CopyColumns("Copy", "Number").Append(Support.Ml.Transforms.Conversion.MapKeyToValue("Kind")))),
        new(WorkoutRules.Predicted, "takes rows of cursors only", () => Transformed(
            stock => new BentTransformer(stock) { Getter = Adding("Copy", row => row is DataViewRowCursor ? 0 : 1) })),
        new(WorkoutRules.Trained, "needs all rows to fit", () => new BentEstimator { Fitting = NeedAllRows }),
    ];

    private static BentEstimator SavedAs(IEstimator<ITransformer> other) => Transformed(stock => new BentTransformer(stock) { SavedAs = other.Fit(Data) });

    private static void NeedAllRows(IDataView data)
    {
        int rows = Read(data);
        if (rows < Data.GetRowCount())
            throw new InvalidOperationException($"{rows} rows are too few.");
    }

    private sealed class Unsaved : ICanSaveModel
    {
        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
