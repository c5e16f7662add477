using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>One or more columns that a fitted transformer computes. It knows no schema; binding ties it to one.</summary>
internal interface IColumnMapping
{
    /// <summary>Ties the columns to a schema.</summary>
    /// <param name="schema">The schema of the data to map.</param>
    /// <param name="bound">Where the tied columns go.</param>
    /// <param name="faults">Where what is wrong with the schema goes; the columns concerned are left out then.</param>
    void Bind(DataViewSchema schema, List<BoundColumn> bound, Faults faults);
}
