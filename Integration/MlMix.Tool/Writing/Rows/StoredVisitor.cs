using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Tool.Writing.Rows;

/// <summary>Makes the columns of a part.</summary>
internal sealed class StoredVisitor : ItemVisitor<StoredColumn>
{
    protected override StoredColumn OfFloats<T>(DataViewSchema.Column column) => Of(column, PlainCodec<T>.Instance);

    protected override StoredColumn OfWholes<T>(DataViewSchema.Column column) => Of(column, PlainCodec<T>.Instance);

    protected override StoredColumn OfKeys<T>(DataViewSchema.Column column) => Of(column, PlainCodec<T>.Instance);

    protected override StoredColumn OfBooleans(DataViewSchema.Column column) => Of(column, PlainCodec<bool>.Instance);

    protected override StoredColumn OfTexts(DataViewSchema.Column column) => Of(column, TextCodec.Instance);

    protected override StoredColumn OfTimes<T>(DataViewSchema.Column column, string format) => Of(column, PlainCodec<T>.Instance);

    protected override StoredColumn OfRowIds(DataViewSchema.Column column) => Of(column, PlainCodec<DataViewRowId>.Instance);

    protected override StoredColumn OfOthers(DataViewSchema.Column column) =>
        throw new NotSupportedException($"Column '{column.Name}' has the type {column.Type}, whose values cannot be stored.");

    private static StoredColumn Of<T>(DataViewSchema.Column column, ItemCodec<T> codec) =>
        column.Type is VectorDataViewType ? new StoredVector<T>(column, codec) : new StoredScalar<T>(column, codec);
}
