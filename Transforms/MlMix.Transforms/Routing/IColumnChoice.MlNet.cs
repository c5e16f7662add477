using Microsoft.ML;

namespace MlMix.Routing;

/// <summary>
/// Says with stock estimators which of several columns of one type holds a row's value. There is one implementation for each group of types.
/// </summary>
internal interface IColumnChoice
{
    /// <summary>Whether it can choose between columns like this one.</summary>
    bool Fits(DataViewSchema.DetachedColumn column);

    /// <summary>Appends what makes the chosen column.</summary>
    void Append(StockChain chain, ColumnCandidates candidates);
}
