namespace MlMix.Testing.Conformance;

internal sealed class SourceFaults : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable, ConformanceRules.CursorSets];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        bool anyThrown = subject.Sources.Length == 0;
        foreach (SourceFault fault in SourceFault.All(subject.Sources.Length).Where(fault => !fault.IsOfDisposal))
        {
            foreach (ReadingEnd end in ReadingEnd.Full)
            {
                var reading = new SourceReading(subject, fault);
                Exception? seen = reading.Run(end);
                anyThrown |= reading.WasThrown;
                if (seen is null && reading.WasThrown)
                    yield return $"{end.How}, while {fault.What}: the reader learns nothing of it";
            }
        }
        if (!anyThrown)
            yield return "no source is read, so that nothing can be judged; give sources that are";
    }
}
