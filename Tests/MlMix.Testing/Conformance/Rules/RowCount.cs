namespace MlMix.Testing.Conformance;

internal sealed class RowCount : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        int rows = subject.Serial.Rows.Count;
        if (subject.CountAtFirst is { } before && before != rows)
            yield return $"the view says {before} rows, and there are {rows}";
        if (subject.View.GetRowCount() is { } after && after != rows)
            yield return $"the view, read to its end, says {after} rows, and there are {rows}";
    }
}
