using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Demo.Images;

/// <summary>Walks a mixed view of labelled images with a cursor, ML.NET's own way to read rows.</summary>
internal static class ImageRows
{
    public static IEnumerable<ImageRow> Of(IDataView view)
    {
        DataViewSchema.Column features = view.Schema["Features"], label = view.Schema["Label"], source = view.Schema["source_id"];
        var row = new ImageRow(new float[((VectorDataViewType)features.Type).Size]);
        VBuffer<float> pixels = default;
        float number = 0;
        uint key = 0;

        using DataViewRowCursor cursor = view.GetRowCursor([features, label, source]);
        ValueGetter<VBuffer<float>> getPixels = cursor.GetGetter<VBuffer<float>>(features);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<uint> getSource = cursor.GetGetter<uint>(source);
        while (cursor.MoveNext())
        {
            getPixels(ref pixels);
            getLabel(ref number);
            getSource(ref key);
            pixels.CopyTo(row.Pixels);
            row.Label = (int)number;
            row.Source = (int)key - 1; // Key values count from 1; 0 is "missing".
            yield return row;
        }
    }

    /// <summary>Height and width, as the vector type of the column has them.</summary>
    public static IReadOnlyList<int> Shape(IDataView view) => ((VectorDataViewType)view.Schema["Features"].Type).Dimensions;

    /// <summary>The names of the sources, which are the key values of the source column.</summary>
    public static string[] SourceNames(IDataView view)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["source_id"].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
