namespace MlMix.Testing;

/// <summary>What a check of the contract takes into account.</summary>
public sealed class ConformanceOptions
{
    /// <summary>
    /// The rules that the view is known to break, each with the reason. The check fails for a rule that stands here and is kept, so that an
    /// exception goes when its reason goes.
    /// </summary>
    public Dictionary<string, string> Breaks { get; init; } = [];

    /// <summary>A text of a value of a type of its own, to compare by; unless set, that of its public properties.</summary>
    public Func<object, string>? TextOf { get; init; }

    /// <summary>How long a view that reads in the background may take to let go of its sources.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A view with more rows is taken for one without end.</summary>
    public int MostRows { get; init; } = 10_000;

    /// <summary>The patience for a rule: little for one that is known to be broken.</summary>
    internal TimeSpan PatienceFor(string rule) => Breaks.ContainsKey(rule) ? Patience / 10 : Patience;
}
