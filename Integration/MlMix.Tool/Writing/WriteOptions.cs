namespace MlMix.Tool.Writing;

/// <summary>How a file is written.</summary>
internal sealed record WriteOptions
{
    /// <summary>Gets whether to go on with the part that a run before left. Default false: begin anew, whatever is there.</summary>
    public bool Resume { get; init; }

    /// <summary>Gets what is told of the rows written, every <see cref="RowsBetweenLooks"/> rows and at the end. Default null.</summary>
    public IProgress<WriteProgress>? Progress { get; init; }

    /// <summary>Gets how long rows are written without the state being saved, as far as single rows allow. Default one second.</summary>
    public TimeSpan StateEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets after how many rows to look at the clock and to tell of progress. Default 16: rows may take long.</summary>
    public int RowsBetweenLooks { get; init; } = 16;

    /// <summary>Gets the clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
