namespace MlMix.Contract.Tests.Workout;

internal sealed partial record BrokenEstimator
{
    private static BrokenEstimator[] OfMlNet => [];
}
