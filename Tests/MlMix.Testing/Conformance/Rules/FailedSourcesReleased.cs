namespace MlMix.Testing.Conformance;

internal sealed class FailedSourcesReleased : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable, ConformanceRules.ActiveColumns, ConformanceRules.SourcesReleased];

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        SourceReading.LeaksAt(
            subject, SourceFault.All(subject.Sources.Length).Where(fault => !fault.IsOfGetters), subject.Options.PatienceFor(Name)).Take(1);
}
