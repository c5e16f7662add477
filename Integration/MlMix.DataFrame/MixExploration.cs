using Microsoft.Data.Analysis;
using Microsoft.ML;
using MlMix.Exploring;
using MlMix.Rendering;

namespace MlMix;

/// <summary>
/// What a mix is made of, as data frames: sources by statistics, columns by source, and sources by label. The frames are yours; changing one does not change
/// what <see cref="CompareWith(MixExploration)"/> compares. Notebooks of .NET Interactive show it as HTML, consoles as text.
/// </summary>
/// <remarks>
/// Rows count as often as the view delivers them: a source that is read twice has twice its own counts, as a trainer sees it. Means and standard deviations
/// (divided by n) are over all finite numbers of a column; of a vector column over the values of all slots together, zeros that a sparse vector leaves out
/// too. Missing are NaN, empty text and key 0; whole numbers and Booleans never are. The last row, <c>(all)</c>, is over all sources; <c>(missing)</c> are
/// the rows whose source is missing, if there are any.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormats))]
public sealed class MixExploration
{
    private readonly Survey? _survey;

    internal MixExploration(Survey survey)
    {
        _survey = survey;
        Rows = survey.Rows.Sum();
        Sources = SourcesFrame.Of(survey);
        Columns = ColumnsFrame.Of(survey);
        Labels = survey.Labels is { } labels ? LabelsFrame.Of(survey, labels) : null;
    }

    internal MixExploration(PlanExplanation explanation)
    {
        Rows = explanation.Length;
        Sources = PlanFrame.Of(explanation);
    }

    /// <summary>Gets the number of rows; null where a plan alone does not tell it.</summary>
    public long? Rows { get; }

    /// <summary>
    /// Gets a row for each source with the columns <c>source</c>, <c>weight</c> (the share that the mix's weights give it, where they do not change),
    /// <c>rows</c>, <c>share</c> (of all rows, 0 to 1), <c>passes</c> (begun over the source's rows; of a mix, or where there is a column
    /// <c>source_pass</c>), <c>missing</c> (values of all columns looked at), <c>X mean</c> and <c>X sd</c> for each column <c>X</c> of numbers, and
    /// <c>labels</c> (how often each came, the first ten). Of a plan alone: <c>source</c>, <c>weight</c> (at the first row, where a schedule
    /// gives it), <c>rows</c>, <c>share</c>, <c>passes</c>, <c>available</c> and <c>unread</c>, null where unknown.
    /// </summary>
    public DataFrame Sources { get; }

    /// <summary>
    /// Gets a row for each column and source, then for each slot that <see cref="ExploreOptions.BySlot"/> asked for, with the columns <c>column</c>,
    /// <c>slot</c> (null for all slots together), <c>source</c>, <c>values</c>, <c>missing</c>, <c>mean</c>, <c>sd</c>, <c>min</c>
    /// and <c>max</c> (infinite ones too; null for slots). Null of a plan alone.
    /// </summary>
    public DataFrame? Columns { get; }

    /// <summary>
    /// Gets a row for each source and a column for each label, with its number of rows: keys by the values that they stand for, in the order of the labels;
    /// then <c>(missing)</c> and <c>(other)</c> where there are such rows. Null where there is no label column, and of a plan alone.
    /// </summary>
    public DataFrame? Labels { get; }

    /// <summary>Compares mean and standard deviation by source with another exploration, such as that of the same mix after <c>NormalizeBySource</c>.</summary>
    /// <param name="after">The other one. Columns and sources are found by name; those that only one of the two has are left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="after"/> is null.</exception>
    /// <exception cref="InvalidOperationException">One of the two is of a plan alone, without data.</exception>
    public MixComparison CompareWith(MixExploration after) => CompareWith(after, new Dictionary<string, string>());

    /// <summary>Compares mean and standard deviation by source, where columns have other names after what was done to them.</summary>
    /// <param name="after">The other exploration. Columns and sources are found by name; those that only one of the two has are left out.</param>
    /// <param name="renamed">The names that columns have in the other one, by their names here.</param>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="InvalidOperationException">One of the two is of a plan alone, without data.</exception>
    public MixComparison CompareWith(MixExploration after, IReadOnlyDictionary<string, string> renamed)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(renamed);
        return new MixComparison(ComparisonFrame.Of(Surveyed, after.Surveyed, renamed));
    }

    /// <summary>Explores another view as this one was explored, with the same columns, slots and cancellation, and compares with it.</summary>
    /// <param name="after">The view, such as this mix transformed. It is read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="after"/> is null.</exception>
    /// <exception cref="InvalidOperationException">This exploration is of a plan alone, without data.</exception>
    /// <exception cref="MixConfigurationException">The view has no such source column, or not the columns that were named in the options.</exception>
    /// <exception cref="OperationCanceledException"><see cref="ExploreOptions.Cancellation"/> was asked for.</exception>
    public MixComparison CompareWith(IDataView after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return CompareWith(after.Explore(Surveyed.Again));
    }

    /// <summary>Gives the tables as text, with lines ended by a line feed and numbers in invariant culture.</summary>
    /// <param name="width">The number of characters in a line, where that is possible; columns that do not fit come in further tables. Default 120.</param>
    public string ToText(int width = 120) => FrameText.Of(Tables(), width);

    /// <summary>Gives the tables as a part of an HTML page, in the colours around it.</summary>
    public string ToHtml() => FrameHtml.Of(Tables());

    /// <summary>Gives the tables as an HTML page of their own, light or dark as the reader's system.</summary>
    /// <param name="title">The title. Default <c>Exploration</c>.</param>
    public string ToHtmlPage(string title = "Exploration") => FrameHtml.PageOf(title, Tables());

    /// <summary>Gives <see cref="ToText"/> with its default.</summary>
    public override string ToString() => ToText();

    private Survey Surveyed => _survey
        ?? throw new InvalidOperationException("An exploration of a plan alone has no values to compare; explore a view over its sources.");

    private IEnumerable<FrameTable> Tables() => ExplorationTables.Of(this);
}
