using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels whose classes are given one by one.</summary>
internal sealed class MappedLabels : LabelSpace
{
    private readonly (string Source, string Label, string Class)[] _map;
    private readonly bool _unmappedAreMissing;
    private readonly string[] _classes;
    private readonly Dictionary<string, uint> _keys;
    private readonly ILookup<string, (string Source, string Label, string Class)> _bySource;

    public MappedLabels(string column, IEnumerable<(string Source, string Label, string Class)> map, bool unmappedAreMissing)
        : base(column)
    {
        ArgumentNullException.ThrowIfNull(map);
        _map = [.. map];
        _unmappedAreMissing = unmappedAreMissing;
        _classes = [.. _map.Select(entry => entry.Class).Distinct(StringComparer.Ordinal)];
        var faults = new Faults("LabelSpace.Map");
        if (_map.Length == 0)
            faults.Add("The map is empty; give the class of each label.");
        foreach ((string source, string label, string @class) in _map.Where(entry => entry.Source is null || entry.Label is null))
            faults.Add($"The map has ('{source}', '{label}', '{@class}'); source and label must not be null.");
        foreach ((string source, string label, string @class) in _map.Where(entry => string.IsNullOrEmpty(entry.Class)))
            faults.Add($"The map has ('{source}', '{label}', '{@class}'); give the class a name, or leave the label out and unmapped labels missing.");
        foreach (var twice in _map.GroupBy(entry => (entry.Source, entry.Label)).Where(same => same.Count() > 1))
            faults.Add($"The map gives label '{twice.Key.Label}' of source '{twice.Key.Source}' {twice.Count()} classes; give it one.");
        faults.ThrowIfAny();
        _keys = _classes.Index().ToDictionary(named => named.Item, named => (uint)named.Index + 1, StringComparer.Ordinal);
        _bySource = _map.ToLookup(entry => entry.Source, StringComparer.Ordinal);
    }

    /// <summary>Gets the class of each label, in the order in which they were given.</summary>
    public IReadOnlyList<(string Source, string Label, string Class)> Entries => _map;

    /// <summary>Gets whether labels that are not in the map are missing.</summary>
    public bool UnmappedAreMissing => _unmappedAreMissing;

    /// <summary>Gets the classes, in the order of their keys.</summary>
    public IReadOnlyList<string> Classes => _classes;

    internal override void CheckSources(string[] names, Faults faults)
    {
        foreach (string source in _bySource.Select(entries => entries.Key).Except(names))
            faults.Add($"LabelSpace.Map has labels of a source '{source}', which is not in the mix; there are {SourceNames.List(names)}.");
    }

    internal override LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        int faultsBefore = faults.Count;
        var type = new KeyDataViewType(typeof(uint), _classes.Length);
        ColumnLink?[] links =
        [
            .. column.Sources.Select((name, source) => new MappedSource(column, source, KeysOf(name), _unmappedAreMissing, faults).Link()),
        ];
        ColumnTreatment[] treatments = [.. column.Sources.Select((_, source) => LabelTreatment.Of(column, source, type, "labels mapped"))];
        var keys = new KeySpace(TextDataViewType.Instance, _classes);
        return faults.Count > faultsBefore
            ? null
            : new LabelPlan(new ColumnPlan(column.Name, type, KeptAnnotations.Of(column, type, keys), links!, treatments), () => ToTable(column.Sources));
    }

    private Dictionary<string, uint> KeysOf(string source) =>
        _bySource[source].ToDictionary(entry => entry.Label, entry => _keys[entry.Class], StringComparer.Ordinal);

    private LabelTable ToTable(string[] sources) => new(
    [
        .. from source in sources
           from entry in _bySource[source]
           select new LabelRow(source, entry.Label, _keys[entry.Class] - 1, entry.Class),
    ]);
}
