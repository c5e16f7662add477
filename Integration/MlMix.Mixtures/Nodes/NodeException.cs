namespace MlMix.Mixtures.Nodes;

/// <summary>Says that a file is not what its name says, and on which line.</summary>
internal sealed class NodeException(int line, string message) : Exception(message)
{
    public int Line => line;
}
