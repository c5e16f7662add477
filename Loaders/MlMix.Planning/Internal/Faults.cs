using System.Globalization;

namespace MlMix;

/// <summary>Collects what is wrong with one request, so that the user sees all of it at once.</summary>
internal sealed class Faults(string what)
{
    private readonly List<string> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(string fault) => _found.Add(fault);

    /// <summary>Adds an interpolated fault with its numbers in invariant culture.</summary>
    public void Add(FormattableString fault) => _found.Add(fault.ToString(CultureInfo.InvariantCulture));

    public void AddIf(bool wrong, FormattableString fault)
    {
        if (wrong)
            Add(fault);
    }

    public void ThrowIfAny()
    {
        if (Any)
            throw new MixConfigurationException(what, _found);
    }
}
