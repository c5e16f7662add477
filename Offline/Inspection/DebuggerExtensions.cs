using Microsoft.ML.Data;
using Microsoft.ML.Internal;

namespace Microsoft.ML;

/// <summary>Looks at the first rows.</summary>
public static class DebuggerExtensions
{
    private const int MaxRows = 100;

    /// <summary>The first rows of a view.</summary>
    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = MaxRows) => new(data, maxRows);

    /// <summary>The first rows of a transformed view.</summary>
    public static DataDebuggerPreview Preview(this ITransformer transformer, IDataView data, int maxRows = MaxRows) =>
        new(transformer.Transform(data), maxRows);

    /// <summary>The first rows of a view transformed by what was fitted to its first rows.</summary>
    public static DataDebuggerPreview Preview(
        this IEstimator<ITransformer> estimator, IDataView data, int maxRows = MaxRows, int maxTrainingRows = MaxRows)
    {
        Guard.NotNull(estimator, nameof(estimator));
        Guard.NotNull(data, nameof(data));
        Guard.Param(maxRows >= 0, nameof(maxRows));
        Guard.Param(maxTrainingRows >= 0, nameof(maxTrainingRows));
        return new DataDebuggerPreview(estimator.Fit(new SkipTakeView(data, 0, maxTrainingRows)).Transform(data), maxRows);
    }
}
