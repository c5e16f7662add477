using Microsoft.Data.Analysis;
using MlMix;
using MlMix.Frames;

namespace Microsoft.ML;

/// <summary>
/// Data frames as sources, on <c>mlContext.Data</c>. A <see cref="DataFrame"/> is itself an <see cref="IDataView"/>, but one that gives 0 or false where a
/// whole number or a Boolean is null, hands out its own vectors, and does not say how long they are. The doors here mend that:
/// <list type="bullet">
/// <item>a null number is NaN: a column of <see cref="sbyte"/>, <see cref="byte"/>, <see cref="short"/>, <see cref="ushort"/> or <see cref="bool"/> (0 and 1)
/// that has nulls is Single, one of the other whole numbers Double, which is exact up to 2^53;</item>
/// <item>a null string is an empty text, ML.NET's missing one;</item>
/// <item>vectors that are all of one length have that length in their type, and those of a frame without rows that of the other sources;</item>
/// <item><see cref="decimal"/> is Double. Dates and durations have no missing value, so a null among them is refused.</item>
/// </list>
/// Rows are read out of the frames, without copying them, so a frame must not change while a view over it is in use.
/// </summary>
public static class DataFrameSourcesCatalog
{
    /// <summary>Gives a data frame as a view that keeps its missing values.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>A view with the columns of the frame and as many rows, which it knows; its cursors allocate nothing per row.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">ML.NET cannot have some column; all are listed.</exception>
    public static IDataView LoadFromDataFrame(this DataOperationsCatalog catalog, DataFrame frame)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(frame);
        var faults = new Faults(nameof(LoadFromDataFrame));
        IDataView view = FrameViews.Of([new MixSource("frame", frame)], [], fills: false, faults)[0];
        faults.ThrowIfAny();
        return view;
    }

    /// <summary>
    /// Mixes data frames with equal shares, as <see cref="MixCatalog.Mix(DataOperationsCatalog, MixSource[])"/> mixes views: columns are matched by name, and
    /// what is null in one of the frames has a missing value in the mix.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="frames">The frames with the names that they have as sources, at least one.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">A frame is null, or ML.NET cannot have some column, or the frames cannot be mixed.</exception>
    public static MixedDataView MixFrames(this DataOperationsCatalog catalog, params (string Name, DataFrame Frame)[] frames) =>
        MixFrames(catalog, new MixOptions(), Sources(frames));

    /// <summary>Mixes data frames, and other views among them, by weight and as the options say.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">As for <c>Mix</c>; copied.</param>
    /// <param name="sources">The sources, at least one. Where the data is a <see cref="DataFrame"/>, it is read as these doors do.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// ML.NET cannot have some column of a frame, or the options are wrong, or the sources cannot be mixed.
    /// </exception>
    public static MixedDataView MixFrames(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        catalog.Mix(options, Mended(nameof(MixFrames), options, sources));

    /// <summary>
    /// Appends data frames lazily: all rows of the first, then all rows of the second, and so on. Columns are matched by name, and those that a frame does not
    /// have are missing in its rows. For a new frame in memory, see <see cref="DataFrames.Append(DataFrame[])"/>.
    /// </summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="frames">The frames with the names that they have as sources, at least one.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">A frame is null, or ML.NET cannot have some column, or the frames cannot be appended.</exception>
    public static MixedDataView ConcatFrames(this DataOperationsCatalog catalog, params (string Name, DataFrame Frame)[] frames) =>
        ConcatFrames(catalog, new MixOptions { MissingColumns = MissingColumns.Fill }, Sources(frames));

    /// <summary>Appends data frames, and other views among them, lazily and as the options say.</summary>
    /// <param name="catalog">The data catalog of the <c>MLContext</c>.</param>
    /// <param name="options">As for <c>Concat</c>; copied. Columns are filled where <see cref="MixOptions.MissingColumns"/> says so.</param>
    /// <param name="sources">The sources, at least one. Where the data is a <see cref="DataFrame"/>, it is read as these doors do.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// ML.NET cannot have some column of a frame, or the options are wrong, or the sources cannot be appended.
    /// </exception>
    public static MixedDataView ConcatFrames(this DataOperationsCatalog catalog, MixOptions options, params MixSource[] sources) =>
        catalog.Concat(options, Mended(nameof(ConcatFrames), options, sources));

    private static MixSource[] Sources((string Name, DataFrame Frame)[] frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return [.. frames.Select(frame => new MixSource(frame.Name, frame.Frame))];
    }

    // Whoever gave no frame hears of it from the mix.
    private static MixSource[] Mended(string door, MixOptions options, MixSource[] sources)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        int[] framed = [.. Enumerable.Range(0, sources.Length).Where(i => sources[i]?.Data is DataFrame)];
        var faults = new Faults(door);
        FrameDataView[] views = FrameViews.Of(
            [.. framed.Select(i => sources[i])],
            [.. sources.Where(source => source?.Data is not (null or DataFrame))],
            options.MissingColumns == MissingColumns.Fill,
            faults);
        faults.ThrowIfAny();
        MixSource[] mended = [.. sources];
        foreach ((int i, FrameDataView view) in framed.Zip(views))
            mended[i] = sources[i].WithData(view);
        return mended;
    }
}
