namespace MlMix;

/// <summary>How data frames are appended.</summary>
public sealed class AppendOptions
{
    /// <summary>Gets or sets the name of a column of strings, the first of the new frame, that tells from which frame a row is.</summary>
    /// <value>Default null: there is none.</value>
    public string? SourceColumnName { get; set; }

    /// <summary>Gets or sets what becomes of a column that some frames have and others have not.</summary>
    /// <value>Default <see cref="MissingColumns.Fill"/>: it is null in the rows of these.</value>
    public MissingColumns MissingColumns { get; set; } = MissingColumns.Fill;

    /// <summary>Gets or sets what ends the work, between two columns of a frame, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told, after each frame, how many rows were appended so far.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
