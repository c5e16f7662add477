using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels that are one class where they stand for the same value.</summary>
internal sealed class UnionLabels(string column) : LabelSpace(column)
{
    internal override LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        if (column.ItemTypes.All(type => type is TextDataViewType))
            return Of(ColumnAligner.Align(column, faults), table: null);
        KeySpace?[] spaces = [.. column.Columns.Select(here => here is { } there ? KeySpace.Of(there) : null)];
        if (column.Present.All(source => spaces[source] is not null))
            return Of(ColumnAligner.Align(column, faults), plan => LabelTable.OfValues(column, plan));
        if (column.Present.All(source => column.Columns[source]!.Value.Type is var type && (type is TextDataViewType || StandsForText(type, spaces[source]))))
            return Of(Texts(column, spaces, faults), table: null);
        faults.Add(column.Differs("labels are united by what they stand for, so they must be keys with key values, or texts, in all sources; map them to "
            + "keys with MapValueToKey, or use LabelSpace.Shared where equal labels mean the same, Offset where they do not"));
        return null;
    }

    private static LabelPlan? Of(ColumnPlan? plan, Func<ColumnPlan, LabelTable?>? table) =>
        plan is null ? null : new LabelPlan(plan, table is null ? null : () => table(plan));

    private static bool StandsForText(DataViewType type, KeySpace? space) => type is KeyDataViewType && space?.ItemType is TextDataViewType;

    /// <summary>Which classes texts are shows only by reading, so beside texts keys become what they stand for.</summary>
    private static ColumnPlan? Texts(ColumnRequest column, KeySpace?[] spaces, Faults faults)
    {
        var items = new ItemPlan(TextDataViewType.Instance) { Converters = [.. column.Columns.Select(Converter)] };
        if (ColumnAligner.Build(column, items.Type, items, null, faults) is not { } plan)
            return null;
        foreach (int source in column.Present.Where(source => spaces[source] is not null))
            plan.Treatments[source] = LabelTreatment.Of(column, source, items.Type, "keys as their texts");
        return plan;

        object? Converter(DataViewSchema.Column? here, int source) => spaces[source] is { } space
            ? Activator.CreateInstance(typeof(KeyTextConverter<>).MakeGenericType(here!.Value.Type.RawType), [space.Values.Cast<string>().ToArray()])
            : null;
    }
}
