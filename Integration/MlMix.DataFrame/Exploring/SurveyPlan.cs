using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Mapping;

namespace MlMix.Exploring;

/// <summary>What is to be read of a view, as checked against its columns.</summary>
/// <param name="Mix">The view, where it is a mix that tells the sources itself.</param>
/// <param name="Keys">The source column, where it is not.</param>
/// <param name="Pass">The column that tells the pass, where there is one and the view is no mix.</param>
/// <param name="Sources">Names of the sources, then that of a missing one.</param>
/// <param name="Columns">The columns looked at.</param>
/// <param name="Labels">The labels, if there are any.</param>
internal sealed record SurveyPlan(
    MixedDataView? Mix,
    SourceKeys? Keys,
    DataViewSchema.Column? Pass,
    string[] Sources,
    ColumnSurvey[] Columns,
    LabelTally? Labels)
{
    private const string DefaultLabel = "Label";
    private const string PassColumn = "source_pass";

    public static SurveyPlan Resolve(IDataView view, ExploreOptions options)
    {
        var faults = new Faults("Explore");
        MixedDataView? mix = options.SourceColumnName is null ? view as MixedDataView : null;
        SourceKeys? keys = mix is null ? SourceKeys.Read(view.Schema, options.SourceColumnName ?? MixDefaults.SourceColumnName, faults) : null;
        string[] sources = [.. mix?.Plan.Sources.Select(source => source.Name) ?? keys?.Names ?? [], Survey.Missing];
        if (options.MostLabels < 1)
            faults.Add($"MostLabels must be 1 or more; it is {options.MostLabels}.");
        if (options.BySlot is null)
            faults.Add("BySlot is null; name the columns whose slots are looked at one by one, or give an empty list for none.");
        LabelTally? labels = LabelsOf(view.Schema, options, sources.Length, faults);
        IReadOnlyCollection<string> bySlot = options.BySlot ?? [];
        var visitor = new SurveyVisitor(sources.Length, bySlot);
        ColumnSurvey[] columns = options.Columns is { } names
            ? [.. names.Select(name => Named(view.Schema, name, visitor, faults)).OfType<ColumnSurvey>()]
            : [.. view.Schema.Where(column => !column.IsHidden && !IsAdded(column, mix, keys)).Select(visitor.Visit).OfType<ColumnSurvey>()];
        foreach (string twice in columns.GroupBy(column => column.Column.Name).Where(same => same.Count() > 1).Select(same => same.Key))
            faults.Add($"Column '{twice}' is named more than once in Columns; name it once.");
        CheckSlots(bySlot, columns, faults);
        faults.ThrowIfAny();
        DataViewSchema.Column? pass = mix is null && view.Schema.GetColumnOrNull(PassColumn) is { Type: var type } found && type == NumberDataViewType.Int32
            ? found
            : null;
        return new SurveyPlan(mix, keys, pass, sources, columns, labels);
    }

    // What the mix adds says nothing of the data.
    private static bool IsAdded(DataViewSchema.Column column, MixedDataView? mix, SourceKeys? keys) => mix is not null
        ? mix.Added(column) != MixColumns.None
        : column.Index == keys?.Column.Index || column.Name is PassColumn or MixDefaults.SourceRowColumnName || MixAnnotations.IsOrigin(column);

    private static LabelTally? LabelsOf(DataViewSchema schema, ExploreOptions options, int sources, Faults faults)
    {
        string name = options.LabelColumnName ?? DefaultLabel;
        DataViewSchema.Column? column = schema.GetColumnOrNull(name);
        LabelTally? labels = column is { } found && found.Type is not VectorDataViewType
            ? new LabelVisitor(sources, options.MostLabels).Visit(found)
            : null;
        if (labels is null && options.LabelColumnName is not null)
        {
            faults.Add(column is null
                ? $"There is no label column '{name}'; there are {Names(schema)}."
                : $"The label column '{name}' is of type {column.Value.Type}; labels are single keys, Booleans, texts or numbers.");
        }
        return labels;
    }

    private static ColumnSurvey? Named(DataViewSchema schema, string name, SurveyVisitor visitor, Faults faults)
    {
        if (name is null || schema.GetColumnOrNull(name) is not { } column)
        {
            faults.Add($"Columns names '{name}', and there is no such column; there are {Names(schema)}.");
            return null;
        }
        ColumnSurvey? survey = visitor.Visit(column);
        if (survey is null)
            faults.Add($"Columns names '{name}' ({column.Type}), whose values are neither numbers, keys, Booleans nor texts; leave it out.");
        return survey;
    }

    private static void CheckSlots(IReadOnlyCollection<string> bySlot, IReadOnlyList<ColumnSurvey> columns, Faults faults)
    {
        IEnumerable<ColumnSurvey> vectors = columns.Where(column => column.IsNumeric && column.Column.Type is VectorDataViewType { Size: > 0 });
        foreach (string name in bySlot.Where(name => columns.All(column => column.Column.Name != name || column.Slots.Count == 0)))
        {
            faults.Add($"BySlot names '{name}', which is not among the columns looked at that are vectors of numbers of known length; those are "
                + $"{Listed(vectors.Select(column => column.Column.Name))}.");
        }
    }

    private static string Names(DataViewSchema schema) => Listed(schema.Where(column => !column.IsHidden).Select(column => column.Name));

    private static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names.Select(name => $"'{name}'")) : "none";
}
