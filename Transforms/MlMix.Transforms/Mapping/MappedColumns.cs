using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>The columns of a mapped row: which are active and how each is read.</summary>
internal sealed class MappedColumns(BoundMapping mapping, DataViewRow input, bool[] active)
{
    // Made at once: ML.NET's consumers may ask for a getter several times and expect the same one.
    private readonly Delegate?[] _getters = mapping.CreateGetters(input, active);

    public DataViewSchema Schema => mapping.OutputSchema;

    public bool IsActive(DataViewSchema.Column column) => active[mapping.Checked(column)];

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column))
            throw new InvalidOperationException($"The column '{column.Name}' is not active: it was not among the columns asked for.");
        if (mapping.Origin(column.Index) is DataViewSchema.Column origin)
            return input.GetGetter<TValue>(origin);
        return _getters[column.Index] as ValueGetter<TValue> ?? throw new InvalidOperationException(
            $"The column '{column.Name}' holds {Schema[column.Index].Type.RawType}; a getter of {typeof(TValue)} was asked for.");
    }
}
