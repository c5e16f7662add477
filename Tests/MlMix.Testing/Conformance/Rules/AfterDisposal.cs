namespace MlMix.Testing.Conformance;

internal sealed class AfterDisposal : ConformanceRule
{
    public override string[] Needs => [.. base.Needs, ConformanceRules.ActiveColumns, ConformanceRules.OffRow];

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        CursorStop.Disposed.SelectMany(stop => OffRowReading.Faults(subject, stop));
}
