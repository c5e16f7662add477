namespace MlMix.Testing.Conformance;

internal sealed class Repeatable : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        for (int again = 2; again <= 4; again++)
        {
            if (subject.Read(subject.View.GetRowCursor(subject.View.Schema)).DifferenceFrom(subject.Serial) is { } difference)
                yield return $"at cursoring {again} {difference}";
        }
    }
}
