using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;

namespace MlMix.Prediction;

/// <summary>The way back from a class to source and label. Pure.</summary>
internal sealed class ClassTable
{
    private readonly ILookup<string, LabelRow> _byName;
    private readonly ILookup<long, LabelRow> _byClass;

    public ClassTable(IReadOnlyList<LabelRow> rows)
    {
        Rows = rows;
        Sources = [.. rows.Select(row => row.Source).Distinct()];
        Labels = [.. rows.Select(row => row.Label).Distinct()];
        _byName = rows.ToLookup(row => row.Name);
        _byClass = rows.ToLookup(row => row.Class);
    }

    public IReadOnlyList<LabelRow> Rows { get; }

    /// <summary>Gets the names of the sources, in the order of the rows.</summary>
    public string[] Sources { get; }

    /// <summary>Gets the labels of all sources, in the order of the rows.</summary>
    public string[] Labels { get; }

    /// <summary>The texts of all values that the predicted column can have.</summary>
    public string[] Predicted(DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType => [.. LabelTexts.OfKeys(column).Distinct()],
        TextDataViewType => [.. _byName.Select(group => group.Key)],
        _ => [.. _byClass.Select(group => LabelTexts.Of(group.Key))],
    };

    /// <summary>The place of the source and of the label of each text, -1 where the class is none, or of several.</summary>
    public (int Source, int Label)[] Split(string[] predicted) => [.. predicted.Select(text =>
    {
        LabelRow[] rows = [.. Find(text)];
        return (One(Sources, rows.Select(row => row.Source)), One(Labels, rows.Select(row => row.Label)));
    })];

    /// <summary>The slots of each source's labels in a vector of scores, in the order of the rows; -1 for a class that was not scored.</summary>
    public int[][] Slots(DataViewSchema.Column scores, DataViewSchema.Column predicted)
    {
        int size = ((VectorDataViewType)scores.Type).Size;
        string[]? texts = predicted.Type is KeyDataViewType { Count: var count } && count == (ulong)size ? LabelTexts.OfKeys(predicted) : null;
        texts ??= LabelTexts.OfVector(scores, Mapping.AnnotationNames.SlotNames) ?? LabelTexts.OfVector(scores, "TrainingLabelValues");
        texts ??= [.. Enumerable.Range(0, size).Select(slot => slot.ToString(CultureInfo.InvariantCulture))];
        var slots = new Dictionary<LabelRow, int>(ReferenceEqualityComparer.Instance);
        for (int slot = 0; slot < texts.Length; slot++)
        {
            foreach (LabelRow row in Find(texts[slot]))
                slots.TryAdd(row, slot);
        }

        return [.. Sources.Select(source => Of(source).Select(row => slots.GetValueOrDefault(row, -1)).ToArray())];
    }

    /// <summary>The labels of a source.</summary>
    public string[] LabelsOf(string source) => [.. Of(source).Select(row => row.Label)];

    private IEnumerable<LabelRow> Of(string source) => Rows.Where(row => row.Source == source);

    /// <summary>Classes are known by name; where labels were numbers, so are the classes.</summary>
    private IEnumerable<LabelRow> Find(string text)
    {
        if (_byName.Contains(text))
            return _byName[text];
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsInteger(number);
        return isNumber && Math.Abs(number) < 1L << 53 ? _byClass[(long)number] : [];
    }

    private static int One(string[] all, IEnumerable<string> found) =>
        found.Distinct().ToArray() is [string only] ? Array.IndexOf(all, only) : -1;
}
