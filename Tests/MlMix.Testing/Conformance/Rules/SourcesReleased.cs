namespace MlMix.Testing.Conformance;

internal sealed class SourcesReleased : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable, ConformanceRules.ActiveColumns];

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        subject.Sources.Length == 0 ? [] : SourceReading.Leaks(subject, ReadingEnd.All, null, subject.Options.PatienceFor(Name)).Take(1);
}
