using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels of each source behind those of the sources before it.</summary>
internal sealed class OffsetLabels : LabelSpace
{
    private readonly Dictionary<string, int> _classes;

    public OffsetLabels(string column, IReadOnlyDictionary<string, int>? classes)
        : base(column)
    {
        _classes = classes?.ToDictionary() ?? [];
        var faults = new Faults("LabelSpace.Offset");
        foreach ((string source, int count) in _classes.Where(given => given.Value < 1))
            faults.Add($"Source '{source}' is to have {count} classes; give 1 or more, or leave it out.");
        faults.ThrowIfAny();
    }

    /// <summary>Gets the given numbers of classes, by source.</summary>
    public IReadOnlyDictionary<string, int> Classes => _classes;

    internal override void CheckSources(string[] names, Faults faults)
    {
        foreach (string source in _classes.Keys.Where(source => !names.Contains(source)))
            faults.Add($"LabelSpace.Offset gives the classes of a source '{source}', which is not in the mix; there are {SourceNames.List(names)}.");
    }

    internal override LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        if (column.Types.All(type => type is KeyDataViewType))
        {
            if (_classes.Count > 0)
                faults.Add($"LabelSpace.Offset gives numbers of classes, but column '{column.Name}' is a key, whose type tells them; leave them out.");
            return OffsetKeys.Align(column, faults);
        }
        if (column.Types.All(type => type is NumberDataViewType))
            return OffsetNumbers.Align(column, [.. column.Sources.Select(source => _classes.TryGetValue(source, out int count) ? count : (int?)null)], faults);
        faults.Add(column.Differs("labels are offset where they are keys in all sources, or numbers in all; bring them to one of these "
            + "with MapValueToKey or ConvertType, or use LabelSpace.Map"));
        return null;
    }
}
