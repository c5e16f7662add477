namespace MlMix.Testing.Workout;

/// <summary>One thing that is expected of an estimator.</summary>
internal abstract class WorkoutRule
{
    /// <summary>The rule's name: that of its class, one of <see cref="WorkoutRules"/>.</summary>
    public string Name => GetType().Name;

    /// <summary>Gives what the estimator does against the rule. An exception is against it too.</summary>
    public abstract IEnumerable<string> Judge(WorkoutSubject subject);
}
