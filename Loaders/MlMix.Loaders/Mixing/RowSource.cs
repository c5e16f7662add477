using Microsoft.ML;
using MlMix.Splits;

namespace MlMix.Mixing;

/// <summary>The views that the rows of sources come from.</summary>
internal static class RowSource
{
    /// <summary>The view of which this one is a side, or the view itself.</summary>
    public static IDataView Of(IDataView view) => view is SplitDataView side ? side.Whole : view;

    /// <summary>A view with the same columns of all rows that there are: those of both sides of a split, and of a mix those that are not drawn, too.</summary>
    public static IDataView AllRowsOf(IDataView view) => Of(view) is MixedDataView mix ? mix.AllRows() : Of(view);
}
