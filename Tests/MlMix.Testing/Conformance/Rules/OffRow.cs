namespace MlMix.Testing.Conformance;

internal sealed class OffRow : ConformanceRule
{
    public override string[] Needs => [.. base.Needs, ConformanceRules.ActiveColumns];

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        OffRowReading.Faults(subject, CursorStop.BeforeFirst).Concat(OffRowReading.Faults(subject, CursorStop.End));
}
