using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Support;

/// <summary>Three files of 1,000 sentences each, with labels of 0 and 1, 500 of each; ended as inconclusive where they are absent.</summary>
internal static class Sentences
{
    public static string[] Names { get; } = ["amazon_cells", "imdb", "yelp"];

    public static MixSource[] Sources(MLContext ml, params double[] weights) =>
        [.. Names.Select((name, i) => new MixSource(name, Load(ml, name), weights[i]))];

    public static IDataView Load(MLContext ml, string name) => ml.Data.LoadFromTextFile(
        PathOf(name), [new TextLoader.Column("Text", DataKind.String, 0), new TextLoader.Column("Label", DataKind.Boolean, 1)]);

    /// <summary>The sentences of a file, without the white space around them: how much of that a reader of text leaves is its own affair.</summary>
    public static string[] Texts(string name) => [.. File.ReadAllLines(PathOf(name)).Select(line => line.Split('\t')[0].Trim())];

    private static string PathOf(string name) => Path.Combine(RealData.Folder("sentiment"), name + "_labelled.txt");
}
