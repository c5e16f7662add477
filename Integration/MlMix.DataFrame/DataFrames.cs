using Microsoft.Data.Analysis;
using MlMix.Appending;

namespace MlMix;

/// <summary>
/// Appends data frames in memory, as data.table's <c>rbindlist(use.names, fill, idcol)</c> does. <c>DataFrame.Append</c> of the package takes the values of a
/// row by position, one object each.
/// </summary>
public static class DataFrames
{
    /// <summary>
    /// Makes one data frame of several: all rows of the first, then all rows of the second, and so on. Columns are matched by name, in the order in which they
    /// are first met; where a frame does not have one, its rows are null there. Numbers take the smallest type that holds those of
    /// all frames exactly.
    /// </summary>
    /// <remarks>Every value is copied once, whatever the number of frames. A column of vectors has no null: its rows are vectors without items there.</remarks>
    /// <param name="frames">The frames, at least one. They stay as they are.</param>
    /// <returns>A new frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frames"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no frame, or one is null, or columns of one name hold things that no type holds all exactly, such as text and numbers; all faults are listed.
    /// </exception>
    public static DataFrame Append(params DataFrame[] frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return FrameAppender.Append([.. frames.Select((frame, i) => ($"{i + 1}", frame))], new AppendOptions());
    }

    /// <summary>Makes one data frame of several, with a column that tells from which frame a row is.</summary>
    /// <param name="options">Name of that column, what becomes of columns that a frame does not have, cancellation and progress.</param>
    /// <param name="frames">The frames with their names, at least one.</param>
    /// <returns>A new frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="frames"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no frame, or one is null, or a frame has a column of the name of the source column, or lacks one that must not be missing, or columns of one
    /// name hold things that no type holds all exactly; all faults are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException"><see cref="AppendOptions.Cancellation"/> was asked for.</exception>
    public static DataFrame Append(AppendOptions options, params (string Name, DataFrame Frame)[] frames)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(frames);
        return FrameAppender.Append(frames, options);
    }
}
