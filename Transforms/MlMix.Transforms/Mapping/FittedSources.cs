using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>
/// The sources a transformer was fitted for, in the order of its tables: first those of the key column it was fitted on, by key value,
/// then those which only the given settings name.
/// </summary>
internal sealed class FittedSources
{
    private readonly Dictionary<string, int> _indices;

    public FittedSources(SourceKeys keys, IEnumerable<string> given)
    {
        Names = [.. keys.Names.Union(given)];
        KeyCount = keys.Names.Length;
        Named = keys.Named;
        RawType = keys.Column.Type.RawType;
        _indices = Names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets how many of the names are key values of the column fitted on.</summary>
    public int KeyCount { get; }

    /// <summary>Gets whether the names came from the column's key values; otherwise they are the numbers 1, 2, ...</summary>
    public bool Named { get; }

    /// <summary>Gets the type in which the column fitted on stores its keys.</summary>
    public Type RawType { get; }

    /// <summary>
    /// Makes the table from raw key value to fitted index, -1 for the missing key and for a source not known here. Names are matched
    /// where both sides have them; otherwise the order must be the fitted one, which can be told only by an equal count.
    /// </summary>
    public int[] Remap(SourceKeys keys, Faults faults)
    {
        if (!(Named && keys.Named) && keys.Names.Length != KeyCount)
        {
            string which = keys.Named ? "names its sources but the data fitted on did not" : "has no text key values to name its sources";
            faults.Add($"the source column '{keys.Column.Name}' {which}, so they are taken in the fitted order; " +
                $"it has {keys.Names.Length} key values, fitted were {KeyCount}. Give the column text key values (MapValueToKey does).");
            return [];
        }

        var remap = new int[keys.Names.Length + 1];
        remap[0] = -1;
        for (int raw = 1; raw < remap.Length; raw++)
            remap[raw] = !(Named && keys.Named) ? raw - 1 : _indices.GetValueOrDefault(keys.Names[raw - 1], -1);
        return remap;
    }
}
