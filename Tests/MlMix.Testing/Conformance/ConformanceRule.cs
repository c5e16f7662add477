namespace MlMix.Testing.Conformance;

/// <summary>One rule of the contract of an <see cref="Microsoft.ML.IDataView"/>.</summary>
internal abstract class ConformanceRule
{
    /// <summary>The rule's name: that of its class, one of <see cref="ConformanceRules"/>.</summary>
    public string Name => GetType().Name;

    /// <summary>The rules without which this one cannot be judged, because it compares with what they promise.</summary>
    public virtual string[] Needs => [ConformanceRules.Readable, ConformanceRules.Repeatable];

    /// <summary>Gives what the view does against the rule. An exception is against it too.</summary>
    public abstract IEnumerable<string> Judge(ConformanceSubject subject);
}
