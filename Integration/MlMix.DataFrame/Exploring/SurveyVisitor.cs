using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Reading;

namespace MlMix.Exploring;

/// <summary>Makes what looks at a column; null for values that there is nothing to say of: dates, row ids, and types not known here, such as images.</summary>
internal sealed class SurveyVisitor(int sources, IReadOnlyCollection<string> bySlot) : ItemVisitor<ColumnSurvey?>
{
    protected override ColumnSurvey? OfFloats<T>(DataViewSchema.Column column) => new NumberSurvey<T>(column, sources, Slots(column));

    protected override ColumnSurvey? OfWholes<T>(DataViewSchema.Column column) => new NumberSurvey<T>(column, sources, Slots(column));

    protected override ColumnSurvey? OfKeys<T>(DataViewSchema.Column column) => new CountSurvey<T>(column, sources, T.IsZero);

    protected override ColumnSurvey? OfBooleans(DataViewSchema.Column column) => new CountSurvey<bool>(column, sources, _ => false);

    protected override ColumnSurvey? OfTexts(DataViewSchema.Column column) =>
        new CountSurvey<ReadOnlyMemory<char>>(column, sources, text => text.IsEmpty);

    protected override ColumnSurvey? OfTimes<T>(DataViewSchema.Column column, string format) => null;

    protected override ColumnSurvey? OfRowIds(DataViewSchema.Column column) => null;

    protected override ColumnSurvey? OfOthers(DataViewSchema.Column column) => null;

    private string[] Slots(DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { Size: > 0 and int size } && bySlot.Contains(column.Name) ? SlotNames.Of(column, size) : [];
}
