namespace MlMix.Cursors;

/// <summary>Several tokens, each of which ends the rows, without a source of tokens that would have to be disposed of.</summary>
internal readonly struct Cancellations
{
    private readonly CancellationToken[]? _tokens;

    private Cancellations(CancellationToken[] tokens) => _tokens = tokens;

    private CancellationToken[] Tokens => _tokens ?? [];

    /// <summary>These and one more.</summary>
    public Cancellations With(CancellationToken token) => token.CanBeCanceled && !Tokens.Contains(token) ? new([.. Tokens, token]) : this;

    /// <exception cref="OperationCanceledException">One of them was cancelled.</exception>
    public void ThrowIfRequested()
    {
        foreach (CancellationToken token in Tokens)
            token.ThrowIfCancellationRequested();
    }
}
