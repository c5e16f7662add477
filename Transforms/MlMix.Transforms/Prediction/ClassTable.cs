using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

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
        _ => [.. _byClass.Select(group => AnnotationTexts.Text(group.Key))],
    };

    /// <summary>The place of the source and of the label of each text of the predicted column, -1 where the class is none, or of several.</summary>
    public (int Source, int Label)[] Split(DataViewSchema.Column column, string[] predicted)
    {
        bool areNames = column.Type is TextDataViewType || AnnotationTexts.Of(column, AnnotationNames.KeyValues) is not null;
        return [.. predicted.Select(text =>
        {
            LabelRow[] rows = [.. areNames ? Find(text) : Numbered(text)];
            return (One(Sources, rows.Select(row => row.Source)), One(Labels, rows.Select(row => row.Label)));
        })];
    }

    /// <summary>The slots of each source's labels in a vector of scores, in the order of the rows; -1 for a class that was not scored.</summary>
    public int[][] Slots(DataViewSchema.Column scores, DataViewSchema.Column predicted)
    {
        int size = ((VectorDataViewType)scores.Type).Size;
        string[]? names = predicted.Type is KeyDataViewType { Count: var count } && count == (ulong)size
            ? AnnotationTexts.Of(predicted, AnnotationNames.KeyValues)
            : null;
        names ??= AnnotationTexts.Of(scores, AnnotationNames.SlotNames) ?? AnnotationTexts.Of(scores, "TrainingLabelValues");

        var slots = new Dictionary<LabelRow, int>(ReferenceEqualityComparer.Instance);
        for (int slot = 0; slot < size; slot++)
        {
            foreach (LabelRow row in names is null ? _byClass[slot] : Find(names[slot]))
                slots.TryAdd(row, slot);
        }

        return [.. Sources.Select(source => Of(source).Select(row => slots.GetValueOrDefault(row, -1)).ToArray())];
    }

    /// <summary>The labels of a source.</summary>
    public string[] LabelsOf(string source) => [.. Of(source).Select(row => row.Label)];

    private IEnumerable<LabelRow> Of(string source) => Rows.Where(row => row.Source == source);

    /// <summary>Classes are known by name; where labels were numbers, so are the classes.</summary>
    private IEnumerable<LabelRow> Find(string text) => _byName.Contains(text) ? _byName[text] : Numbered(text);

    private IEnumerable<LabelRow> Numbered(string text)
    {
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsInteger(number);
        return isNumber && Math.Abs(number) < 1L << 53 ? _byClass[(long)number] : [];
    }

    private static int One(string[] all, IEnumerable<string> found) =>
        found.Distinct().ToArray() is [string only] ? Array.IndexOf(all, only) : -1;
}
