namespace MlMix;

/// <summary>Collects what is wrong with one request, so that the user sees all of it at once.</summary>
internal sealed class Faults(string what)
{
    private readonly List<string> _found = [];

    public bool Any => _found.Count > 0;

    public int Count => _found.Count;

    /// <summary>Adds a fault; one that was found already, by another part of the same request, is said once.</summary>
    public void Add(string fault)
    {
        if (!_found.Contains(fault))
            _found.Add(fault);
    }

    public void Add(InvariantText fault) => Add(fault.Take());

    public void ThrowIfAny()
    {
        if (Any)
            throw new MixConfigurationException(what, _found);
    }
}
