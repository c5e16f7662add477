using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Images;

/// <summary>Loads image files one after the other and notes those that cannot be loaded.</summary>
internal sealed class ImageCheck(Faults faults, IProgress<int>? progress)
{
    private const int MostFaults = 100;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _faulty;

    /// <summary>How many files there were.</summary>
    public int Files => _seen.Count;

    public void Read(IDataView view, DataViewSchema.Column column, CancellationToken cancellation)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<ReadOnlyMemory<char>> getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> path = default;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getter(ref path);
            if (path.IsEmpty)
                Note($"Row {cursor.Position} has no path. Leave such rows out.");
            else if (seen.Add(path.Span))
                Load(path.ToString());
        }
        if (_faulty > MostFaults)
            faults.Add($"There are {_faulty - MostFaults} more of these.");
    }

    private void Load(string path)
    {
        try
        {
            using MLImage image = MLImage.CreateFromStream(new MemoryStream(File.ReadAllBytes(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Note($"'{path}' cannot be read: {failure.Message} Bring it back, or leave its row out.");
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            Note($"'{path}' is no image that ML.NET can load: {failure.Message} Replace it, or move it away.");
        }
        progress?.Report(Files);
    }

    private void Note(string fault)
    {
        if (++_faulty <= MostFaults)
            faults.Add(fault);
    }
}
