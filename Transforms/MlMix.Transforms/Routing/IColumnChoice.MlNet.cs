using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>
/// Says with stock estimators which of several columns of one type holds a row's value. There is one implementation for each group of types.
/// </summary>
internal interface IColumnChoice
{
    /// <summary>Whether it can choose between columns like this one.</summary>
    bool Fits(DataViewSchema.DetachedColumn column);

    /// <summary>Whether it has a value for rows that no column holds one for.</summary>
    bool HasMissing(DataViewType type);

    /// <summary>Appends what makes the chosen column.</summary>
    void Append(StockChain chain, ColumnCandidates candidates);
}
