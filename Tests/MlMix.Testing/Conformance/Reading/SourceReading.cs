using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>One reading of a view made for it, over sources that are counted and of which one may fail.</summary>
internal sealed class SourceReading
{
    private readonly ConformanceSubject _subject;
    private readonly CountingDataView[] _sources;
    private readonly Exception? _thrown;

    public SourceReading(ConformanceSubject subject, SourceFault? fault)
    {
        _subject = subject;
        _thrown = fault?.Throws();
        _sources = [.. subject.Sources.Select((source, i) => new CountingDataView(fault?.Source == i ? fault.Make(source, _thrown!) : source))];
    }

    /// <summary>Gives the ways of reading after which cursors of sources are open. Each has to be waited for.</summary>
    public static IEnumerable<string> Leaks(ConformanceSubject subject, ReadingEnd[] ends, SourceFault? fault, TimeSpan patience)
    {
        foreach (ReadingEnd end in ends)
        {
            var reading = new SourceReading(subject, fault);
            reading.Run(end);
            if (reading.LeftOpen(patience) is > 0 and var left)
                yield return $"{end.How}{(fault is null ? "" : $", while {fault.What}")}: {left} cursors of sources stay open";
        }
    }

    /// <summary>The same where a source fails, in each of these ways.</summary>
    public static IEnumerable<string> LeaksAt(ConformanceSubject subject, IEnumerable<SourceFault> faults, TimeSpan patience) =>
        faults.SelectMany(fault => Leaks(subject, ReadingEnd.Full, fault, patience));

    /// <summary>Whether the source's fault came to pass: an exception has a trace from when it is thrown.</summary>
    public bool WasThrown => _thrown?.StackTrace is not null;

    /// <summary>Reads, disposes of every cursor, and gives what was thrown first, or null.</summary>
    public Exception? Run(ReadingEnd end)
    {
        DataViewRowCursor[] cursors = [];
        Exception? failure = Outcome.Of(() =>
        {
            cursors = end.Open(_subject.Make(_sources));
            end.Use(_subject, cursors);
        });
        foreach (DataViewRowCursor cursor in cursors)
            failure = Outcome.Of(cursor.Dispose) is { } late ? failure ?? late : failure;
        return failure;
    }

    /// <summary>How many of the sources' cursors are open still.</summary>
    private int LeftOpen(TimeSpan patience)
    {
        SpinWait.SpinUntil(() => _sources.All(source => source.Open == 0), patience);
        return _sources.Sum(source => source.Open);
    }
}
