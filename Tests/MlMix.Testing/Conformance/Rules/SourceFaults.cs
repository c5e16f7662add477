namespace MlMix.Testing.Conformance;

internal sealed class SourceFaults : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable, ConformanceRules.CursorSets];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        foreach (SourceFault fault in SourceFault.All(subject.Sources.Length).Where(fault => !fault.IsOfDisposal))
        {
            foreach (ReadingEnd end in ReadingEnd.Full)
            {
                var reading = new SourceReading(subject, fault);
                Exception? seen = reading.Run(end);
                if (seen is null && reading.WasThrown)
                    yield return $"{end.How}, while {fault.What}: the reader learns nothing of it";
                else if (!reading.WasThrown)
                    yield return $"{end.How}, while {fault.What}: it does not come to that; give sources that are read so far";
            }
        }
    }
}
