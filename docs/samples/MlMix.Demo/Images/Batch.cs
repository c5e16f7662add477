using Microsoft.ML;

namespace MlMix.Demo.Images;

/// <summary>Consecutive rows of a mixed view: <paramref name="Sources"/> and <paramref name="Labels"/> have one entry per row.</summary>
internal sealed record Batch(int Index, IReadOnlyList<int> Shape, int[] Sources, int[] Labels)
{
    /// <summary>Cuts a view of images of the given shape into batches, the last of which may be smaller.</summary>
    public static IEnumerable<Batch> Cut(IDataView view, IReadOnlyList<int> image, int size)
    {
        int index = 0;
        foreach ((int Source, int Label)[] rows in ImageRows.Of(view).Select(row => (row.Source, row.Label)).Chunk(size))
        {
            yield return new Batch(
                index++, [rows.Length, .. image], [.. rows.Select(row => row.Source)], [.. rows.Select(row => row.Label)]);
        }
    }
}
