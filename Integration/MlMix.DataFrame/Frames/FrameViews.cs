using Microsoft.Data.Analysis;

namespace MlMix.Frames;

/// <summary>Views of several frames that are to become one: what is missing in one of them has a missing value in all.</summary>
internal static class FrameViews
{
    /// <summary>Makes the views.</summary>
    /// <param name="frames">The frames with their names.</param>
    /// <param name="fills">Whether a column that a frame does not have is missing there.</param>
    /// <param name="faults">Takes the columns that ML.NET cannot have; the views are without them.</param>
    public static FrameDataView[] Of(IReadOnlyList<(string Name, DataFrame Frame)> frames, bool fills, Faults faults)
    {
        HashSet<string> missing =
        [
            .. from column in frames.SelectMany(frame => frame.Frame.Columns)
               group column by column.Name into same
               where (fills && same.Count() < frames.Count) || same.Any(column => column.NullCount > 0)
               select same.Key,
        ];
        return [.. frames.Select(frame => View(frame.Name, frame.Frame, missing, faults))];
    }

    private static FrameDataView View(string name, DataFrame frame, HashSet<string> missing, Faults faults)
    {
        FrameColumn?[] columns = [.. frame.Columns.Select(column => FrameColumns.View(column, missing.Contains(column.Name), name, faults))];
        return new FrameDataView([.. columns.OfType<FrameColumn>()], frame.Rows.Count);
    }
}
