namespace MlMix.Testing.Conformance;

internal sealed class Readable : ConformanceRule
{
    public override string[] Needs => [];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        if (Outcome.Of(() => _ = subject.Serial) is { } failure)
            yield return $"reading all columns throws {failure}";
    }
}
