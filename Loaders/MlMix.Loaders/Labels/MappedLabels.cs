using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels whose classes are given one by one.</summary>
internal sealed class MappedLabels : LabelSpace
{
    private readonly (string Source, string Label, string Class)[] _map;
    private readonly bool _unmappedAreMissing;
    private readonly string[] _classes;

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
    }

    /// <summary>Gets the class of each label, in the order in which they were given.</summary>
    public IReadOnlyList<(string Source, string Label, string Class)> Entries => _map;

    /// <summary>Gets whether labels that are not in the map are missing.</summary>
    public bool UnmappedAreMissing => _unmappedAreMissing;

    /// <summary>Gets the classes, in the order of their keys.</summary>
    public IReadOnlyList<string> Classes => _classes;

    internal override void CheckSources(string[] names, Faults faults)
    {
        foreach (string source in _map.Select(entry => entry.Source).Distinct().Where(source => !names.Contains(source)))
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

    private Dictionary<string, uint> KeysOf(string source) => _map.Where(entry => entry.Source == source)
        .ToDictionary(entry => entry.Label, entry => (uint)Array.IndexOf(_classes, entry.Class) + 1, StringComparer.Ordinal);

    private LabelTable ToTable(string[] sources) => new(
    [
        .. from source in sources
           from entry in _map
           where entry.Source == source
           select new LabelRow(source, entry.Label, Array.IndexOf(_classes, entry.Class), entry.Class),
    ]);
}
