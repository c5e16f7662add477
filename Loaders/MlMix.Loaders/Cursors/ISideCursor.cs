namespace MlMix.Cursors;

/// <summary>A cursor over the rows of a source that are on one side of a split.</summary>
internal interface ISideCursor
{
    /// <summary>Gets which row of the source, of all that it has, the current one is.</summary>
    long SourceRow { get; }
}
