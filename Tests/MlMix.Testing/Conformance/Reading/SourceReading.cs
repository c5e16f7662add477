using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>One reading of a view made for it, over sources that are counted and of which one may fail.</summary>
internal sealed class SourceReading
{
    // Views that read in the background let go of a source a moment later; only one that does not is waited for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConformanceSubject _subject;
    private readonly CountingDataView[] _sources;
    private readonly Exception? _thrown;

    public SourceReading(ConformanceSubject subject, SourceFault? fault)
    {
        _subject = subject;
        _thrown = fault?.Throws();
        _sources = [.. subject.Sources.Select((source, i) => new CountingDataView(fault?.Source == i ? fault.Make(source, _thrown!) : source))];
    }

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
    public int LeftOpen()
    {
        SpinWait.SpinUntil(() => _sources.All(source => source.Open == 0), Patience);
        return _sources.Sum(source => source.Open);
    }
}
