using MlMix.Testing.Workout;

namespace MlMix.Testing;

/// <summary>The names of the rules that <see cref="EstimatorWorkout"/> checks.</summary>
public static partial class WorkoutRules
{
    /// <summary>Null is refused with <see cref="ArgumentNullException"/>.</summary>
    public const string Arguments = nameof(Workout.Arguments);

    /// <summary>The shape that is promised is that of what is delivered.</summary>
    public const string Promise = nameof(Workout.Promise);

    /// <summary>The transformer says the schema that its view has.</summary>
    public const string Delivery = nameof(Workout.Delivery);

    /// <summary>Rows, their ids and order, and the columns that are not made, are those of the input.</summary>
    public const string Kept = nameof(Workout.Kept);

    /// <summary>Fitting twice gives the same.</summary>
    public const string Refit = nameof(Workout.Refit);

    /// <summary>Fitting leaves no cursor open, also where the data fails, and hides no failure.</summary>
    public const string Released = nameof(Workout.Released);

    /// <summary>Transforming reads no row before the view is read.</summary>
    public const string Lazy = nameof(Workout.Lazy);

    /// <summary>Data without a column that is needed is refused with the column's name, before a row is read.</summary>
    public const string Missing = nameof(Workout.Missing);

    /// <summary>Columns that cannot be used are refused with their names, before a row is read, and all at once.</summary>
    public const string Refused = nameof(Workout.Refused);

    /// <summary>The row mapper gives the rows and the schema of the view.</summary>
    public const string RowMapper = nameof(Workout.RowMapper);

    /// <summary>The columns on which the row mapper says that a column depends are enough to make it.</summary>
    public const string Dependencies = nameof(Workout.Dependencies);

    /// <summary>The cursors of a set, each read by a thread, give together the rows of one cursor.</summary>
    public const string Parallel = nameof(Workout.Parallel);

    /// <summary>One transformer can be used by several threads at once.</summary>
    public const string Concurrent = nameof(Workout.Concurrent);

    /// <summary>Between other estimators of a chain, and before a cache checkpoint, it gives the same.</summary>
    public const string Chained = nameof(Workout.Chained);

    /// <summary>Fitted to and applied to a cache, and cached in turn, it gives the same.</summary>
    public const string Cached = nameof(Workout.Cached);

    /// <summary>Saved and loaded it gives the same. Needs ML.NET.</summary>
    public const string Saved = "Saved";

    /// <summary>Saved and loaded it has the same columns, with the same types and annotations, and none left over. Needs ML.NET.</summary>
    public const string SavedSchema = "SavedSchema";

    /// <summary>A prediction engine gives the rows of the view, also of the loaded model. Needs ML.NET.</summary>
    public const string Predicted = "Predicted";

    /// <summary>Under cross-validation with a trainer each fold gives what it gives alone. Needs ML.NET.</summary>
    public const string Trained = "Trained";

    /// <summary>The names of the rules of this build; those that others need come first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>The rules of this build.</summary>
    internal static IEnumerable<WorkoutRule> All =>
    [
        new Refit(), new Arguments(), new Promise(), new Delivery(), new Kept(), new Released(), new Lazy(), new RowMapper(), new Dependencies(), new Missing(),
        new Refused(), new Workout.Parallel(), new Concurrent(), new Chained(), new Cached(), .. OfMlNet,
    ];
}
