using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views that take no heed of the columns and types asked for, or too much.</summary>
internal static class BrokenColumns
{
    public static BrokenView[] All { get; } =
    [
        Of(ConformanceRules.ActiveColumns, "says that all are active", cursor => new BentCursor(cursor)
        {
            Active = column => column.Index < cursor.Schema.Count,
        }),
        new(ConformanceRules.ActiveColumns, "gives getters of inactive columns", sources => new PassView(sources[0])
        {
            Open = (columns, random) => AllButIn(columns, sources[0].GetRowCursor(AllOf(sources[0], columns), random)),
        }),
        new(ConformanceRules.ForeignColumns, "passes over what it does not know", sources => new PassView(sources[0])
        {
            Open = (columns, random) => sources[0].GetRowCursor(columns.Where(column => column.Index < sources[0].Schema.Count), random),
        }),
        new(ConformanceRules.WrongTypes, "converts", sources => new PassView(sources[0]) { Cursor = cursor => new Converting(cursor) }),
        new(ConformanceRules.ColumnsAlone, "another column must be there too", sources => new PassView(sources[0])
        {
            Cursor = cursor => new BentCursor(cursor) { Getter = On<float>("Number", OnlyWithText) },
        }),
    ];

    private static DataViewSchema.Column[] AllOf(IDataView view, IEnumerable<DataViewSchema.Column> columns) =>
        columns.All(column => column.Index < view.Schema.Count) && columns.Any() ? [.. view.Schema] : [.. columns];

    private static BentCursor AllButIn(IEnumerable<DataViewSchema.Column> asked, DataViewRowCursor cursor)
    {
        HashSet<int> active = [.. asked.Select(column => column.Index)];
        return new BentCursor(cursor) { Active = column => active.Contains(column.Index) };
    }

    private static ValueGetter<float> OnlyWithText(DataViewRowCursor cursor, ValueGetter<float> getter) => (ref float value) =>
    {
        getter(ref value);
        if (!cursor.IsColumnActive(cursor.Schema["Text"]))
            value = 0;
    };

    /// <summary>Gives a Single as Double too.</summary>
    private sealed class Converting(DataViewRowCursor inner) : PassCursor(inner)
    {
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (typeof(TValue) != typeof(double) || column.Type != NumberDataViewType.Single)
                return base.GetGetter<TValue>(column);
            ValueGetter<float> getter = Inner.GetGetter<float>(column);
            return (ValueGetter<TValue>)(Delegate)(ValueGetter<double>)((ref double value) =>
            {
                float single = 0;
                getter(ref single);
                value = single;
            });
        }
    }
}
