using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Images.Tests.Support;

/// <summary>Reads whole columns of views.</summary>
internal static class Rows
{
    public static List<float[]> Features(this IDataView view, string name = "Features") => [.. view.GetColumn<float[]>(name)];

    public static string[] Texts(this IDataView view, string name) => [.. view.GetColumn<ReadOnlyMemory<char>>(name).Select(text => text.ToString())];

    /// <summary>The names that the keys of a column stand for.</summary>
    public static string[] Names(this IDataView view, string name)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema[name].GetKeyValues(ref names);
        string[] texts = [.. names.DenseValues().Select(text => text.ToString())];
        return [.. view.GetColumn<uint>(name).Select(key => key == 0 ? "" : texts[key - 1])];
    }
}
