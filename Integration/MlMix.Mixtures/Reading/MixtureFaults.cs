namespace MlMix.Mixtures.Reading;

/// <summary>Collects what is wrong with a mixture file, each fault with its line and key, so that the user sees all of it at once.</summary>
internal sealed class MixtureFaults(string file)
{
    private readonly List<(int Line, string Text)> _found = [];

    public bool Any => _found.Count > 0;

    /// <summary>Adds a fault.</summary>
    /// <param name="line">The line, from 1; 0 when the fault is one of the whole file.</param>
    /// <param name="key">The key, such as <c>sources[1].weight</c>; empty for the whole file.</param>
    /// <param name="fault">The rule, the value and the way out.</param>
    public void Add(int line, string key, string fault)
    {
        string where = line == 0 ? "" : FormattableString.Invariant($"line {line}");
        string place = string.Join(", ", new[] { where, key }.Where(part => part.Length > 0));
        _found.Add((line, place.Length == 0 ? fault : $"{place}: {fault}"));
    }

    /// <summary>Adds the faults that a rule of MlMix itself found.</summary>
    public void Add(int line, string key, MixConfigurationException faults)
    {
        foreach (string fault in faults.Faults)
            Add(line, key, fault);
    }

    public void ThrowIfAny()
    {
        if (Any)
            throw new MixConfigurationException(file, _found.OrderBy(fault => fault.Line).Select(fault => fault.Text).ToList());
    }
}
