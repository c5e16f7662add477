using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>
/// Tells the columns that a mapper makes from those that it passes on. A schema does not say: a column may be made anew under its old name and
/// the old one dropped. So the mapper is put over a row whose getters are known, and passes a column on where it hands out the getter of
/// the input's column of that name.
/// </summary>
internal static class PassedOn
{
    private static readonly MethodInfo GetterOf = typeof(PassedOn).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The visible columns of the mapper's output that are not passed on.</summary>
    public static IEnumerable<DataViewSchema.Column> Others(IRowToRowMapper mapper, DataViewSchema schema)
    {
        DataViewSchema.Column[] visible = [.. mapper.OutputSchema.Where(column => !column.IsHidden)];
        DataViewSchema.Column[] alike =
            [.. visible.Where(column => schema.GetColumnOrNull(column.Name)?.Type.Equals(column.Type) == true)];
        var probe = new ProbeRow(schema);
        using DataViewRow row = mapper.GetRow(probe, alike);
        HashSet<int> passedOn =
            [.. alike.Where(column => Get(row, column) == Get(probe, schema[column.Name])).Select(column => column.Index)];
        return visible.Where(column => !passedOn.Contains(column.Index));
    }

    private static Delegate Get(DataViewRow row, DataViewSchema.Column column) => (Delegate)GetterOf.MakeGenericMethod(column.Type.RawType)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, column], null)!;

    private static Delegate Getter<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);

    /// <summary>A row without values; each column has one getter.</summary>
    private sealed class ProbeRow(DataViewSchema schema) : DataViewRow
    {
        private readonly Delegate?[] _getters = new Delegate?[schema.Count];

        public override DataViewSchema Schema => schema;

        public override long Position => -1;

        public override long Batch => 0;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId _) => throw NoValues("row id");

        // Capturing the column makes each delegate another one.
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ValueGetter<TValue>)(_getters[column.Index] ??=
            (ValueGetter<TValue>)((ref TValue _) => throw NoValues(column.Name)));

        private static InvalidOperationException NoValues(string what) =>
            new($"{Routes.Feature}: the values of '{what}' were read while the mapper was only asked for its getters.");
    }
}
