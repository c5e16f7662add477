namespace MlMix.Testing;

/// <summary>A column that an estimator must refuse, by name, in place of the good one.</summary>
/// <param name="Column">The column.</param>
/// <param name="Refused">Where it must be refused; where else it may be refused is not looked at.</param>
public sealed record InvalidInput(FakeColumn Column, WorkoutStages Refused = WorkoutStages.All)
{
    public static implicit operator InvalidInput(FakeColumn column) => new(column);
}
