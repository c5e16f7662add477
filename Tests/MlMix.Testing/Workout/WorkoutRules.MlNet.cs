using MlMix.Testing.Workout;

namespace MlMix.Testing;

public static partial class WorkoutRules
{
    private static WorkoutRule[] OfMlNet => [new Saved(), new SavedSchema(), new Predicted(), new Trained()];
}
