using System.Globalization;
using Microsoft.ML;
using MlMix.Columns;

namespace MlMix.Exploring;

/// <summary>Makes what counts the labels of a column of single values; null for values that are no labels.</summary>
internal sealed class LabelVisitor(int sources, int most) : ItemVisitor<LabelTally?>
{
    protected override LabelTally? OfFloats<T>(DataViewSchema.Column column) =>
        new ValueLabels<T>(column, sources, most, T.IsNaN, value => value.ToString(null, CultureInfo.InvariantCulture));

    protected override LabelTally? OfWholes<T>(DataViewSchema.Column column) =>
        new ValueLabels<T>(column, sources, most, _ => false, value => value.ToString(null, CultureInfo.InvariantCulture));

    protected override LabelTally? OfKeys<T>(DataViewSchema.Column column)
    {
        object[]? values = KeyValues.Of(column);
        return new ValueLabels<T>(column, sources, most, T.IsZero, Name);

        string Name(T key)
        {
            ulong number = ulong.CreateTruncating(key);
            return KeyValues.Write(values is not null && number <= (ulong)values.Length ? values[number - 1] : number);
        }
    }

    protected override LabelTally? OfBooleans(DataViewSchema.Column column) =>
        new ValueLabels<bool>(column, sources, most, _ => false, value => value ? "true" : "false");

    protected override LabelTally? OfTexts(DataViewSchema.Column column) => new TextLabels(column, sources, most);

    protected override LabelTally? OfTimes<T>(DataViewSchema.Column column, string format) => null;

    protected override LabelTally? OfRowIds(DataViewSchema.Column column) => null;

    protected override LabelTally? OfOthers(DataViewSchema.Column column) => null;
}
