using Microsoft.ML;

namespace MlMix.Routing;

/// <summary>A column of the output that at least one chain makes.</summary>
/// <param name="Column">Its name, type and annotations.</param>
/// <param name="Origins">Where rows of each slot have it from.</param>
internal sealed record RoutedColumn(DataViewSchema.DetachedColumn Column, RoutedColumn.Origin[] Origins)
{
    /// <summary>A column that the slot's chain makes, or one of the input, or for slot 0 none.</summary>
    internal readonly record struct Origin(DataViewSchema.Column? Made, DataViewSchema.Column? Input)
    {
        public DataViewSchema.Column? Column => Made ?? Input;
    }
}
