using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class SourcesReleased : ConformanceRule
{
    public override string[] Needs => [ConformanceRules.Readable, ConformanceRules.ActiveColumns];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        if (subject.Sources.Length == 0)
            yield break;
        foreach (ReadingEnd end in ReadingEnd.All)
        {
            var reading = new SourceReading(subject, null);
            reading.Run(end);
            if (reading.LeftOpen() is > 0 and var left)
            {
                yield return $"{end.How}: {left} cursors of sources stay open";
                yield break;
            }
        }
        foreach (SourceFault fault in SourceFault.All(subject.Sources.Length))
        {
            foreach (ReadingEnd end in ReadingEnd.Full)
            {
                var reading = new SourceReading(subject, fault);
                reading.Run(end);
                if (reading.LeftOpen() is > 0 and var left)
                {
                    yield return $"{end.How}, while {fault.What}: {left} cursors of sources stay open";
                    yield break;
                }
            }
        }
    }
}
