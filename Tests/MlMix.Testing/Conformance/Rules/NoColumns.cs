namespace MlMix.Testing.Conformance;

internal sealed class NoColumns : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        int rows = subject.Read(subject.View.GetRowCursor([]), []).Rows.Count;
        if (rows != subject.Serial.Rows.Count)
            yield return $"without columns there are {rows} rows, with all of them {subject.Serial.Rows.Count}";
    }
}
