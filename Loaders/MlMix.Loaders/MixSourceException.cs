namespace MlMix;

/// <summary>A source of a mix failed while it was read. <see cref="Exception.InnerException"/> is what the source threw, if it threw.</summary>
public sealed class MixSourceException : InvalidOperationException
{
    internal MixSourceException(string sourceName, SourcePick pick, long position, string what, Exception? inner)
        : base(Compose($"Source '{sourceName}' failed at its row {pick.Row}, pass {pick.Pass} (row {position} of the mix): {what}"), inner)
    {
        SourceName = sourceName;
        Row = pick.Row;
        Pass = pick.Pass;
        Position = position;
    }

    /// <summary>Gets the name of the source.</summary>
    public string SourceName { get; }

    /// <summary>Gets the row within the source that was wanted, from 0.</summary>
    public long Row { get; }

    /// <summary>Gets how often the source had been read to its end before, from 0.</summary>
    public long Pass { get; }

    /// <summary>Gets the position in the mix, from 0.</summary>
    public long Position { get; }

    private static string Compose(InvariantText message) => message.Take();
}
