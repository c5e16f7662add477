namespace MlMix.Testing;

/// <summary>One way in which a view or an estimator breaks a rule.</summary>
/// <param name="Rule">The rule's name, one of <see cref="ConformanceRules"/> or <see cref="WorkoutRules"/>.</param>
/// <param name="Seen">What it did.</param>
public sealed record Violation(string Rule, string Seen)
{
    public override string ToString() => $"{Rule}: {Seen}";
}
