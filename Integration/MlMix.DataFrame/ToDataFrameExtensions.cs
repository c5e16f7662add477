using Microsoft.Data.Analysis;
using MlMix;
using MlMix.Reading;

namespace Microsoft.ML;

/// <summary>
/// Mixes, and other views, as data frames. Beside <c>ToDataFrame</c> of Microsoft.Data.Analysis, which refuses keys and dates with a zone, these doors
/// <list type="bullet">
/// <item>give the values that keys stand for, so the source of a row is its name;</item>
/// <item>give null for missing values: NaN, empty text, key 0;</item>
/// <item>give short vectors slot by slot, see <see cref="ToDataFrameOptions.MostSlots"/>, and others as vectors of their own;</item>
/// <item>give dates with a zone, durations and row ids as text, in the forms <c>O</c>, <c>c</c> and ML.NET's own.</item>
/// </list>
/// </summary>
public static class ToDataFrameExtensions
{
    /// <summary>Reads the first 100 rows of a mix into a data frame.</summary>
    /// <param name="mixed">The mix.</param>
    /// <param name="columns">The names of the columns wanted. Default: all that are not hidden, but for those that a frame cannot have, such as images.</param>
    /// <returns>A new frame.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">A column is not there, or named twice, or a frame cannot have it; all faults are listed.</exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    public static DataFrame ToDataFrame(this MixedDataView mixed, params string[] columns) =>
        ToDataFrame(mixed, new ToDataFrameOptions().Rows, columns);

    /// <summary>Reads the first rows of a mix into a data frame.</summary>
    /// <param name="mixed">The mix.</param>
    /// <param name="rows">How many rows are read at most, 0 or more; <see cref="long.MaxValue"/> reads all, which must fit into memory.</param>
    /// <param name="columns">The names of the columns wanted. Default: all that are not hidden, but for those that a frame cannot have, such as images.</param>
    /// <returns>A new frame.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// <paramref name="rows"/> is negative, or a column is not there, or named twice, or a frame cannot have it; all faults are listed.
    /// </exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    public static DataFrame ToDataFrame(this MixedDataView mixed, long rows, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return ToDataFrame(mixed, new ToDataFrameOptions { Rows = rows, Columns = columns.Length > 0 ? columns : null });
    }

    /// <summary>Reads the first rows of any view into a data frame, as the options say.</summary>
    /// <param name="view">The view, mixed or not.</param>
    /// <param name="options">Rows, columns, vectors, keys, cancellation and progress.</param>
    /// <returns>A new frame.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A number is negative, or a column is not there, or named twice, or a frame cannot have it, or a slot would be called as another column is; all faults
    /// are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException"><see cref="ToDataFrameOptions.Cancellation"/> was asked for.</exception>
    public static DataFrame ToDataFrame(this IDataView view, ToDataFrameOptions options)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(options);
        return FrameReader.Read(view, options);
    }
}
