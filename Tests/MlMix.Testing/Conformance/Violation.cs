namespace MlMix.Testing;

/// <summary>One way in which a view breaks a rule of ML.NET's contract.</summary>
/// <param name="Rule">The rule's name, one of <see cref="ConformanceRules"/>.</param>
/// <param name="Seen">What the view did.</param>
public sealed record Violation(string Rule, string Seen)
{
    public override string ToString() => $"{Rule}: {Seen}";
}
