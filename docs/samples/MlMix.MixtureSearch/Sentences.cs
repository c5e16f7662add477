using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix;

namespace MlMix.MixtureSearch;

/// <summary>The three sites' sentences with their sentiment.</summary>
internal static class Sentences
{
    private static readonly (string Name, string File)[] Sites =
        [("amazon", "amazon_cells_labelled.txt"), ("imdb", "imdb_labelled.txt"), ("yelp", "yelp_labelled.txt")];

    /// <summary>A quarter of each site, drawn by the seed, is put aside before anything is searched.</summary>
    public static (MixSource[] Search, IDataView Test) Load(MLContext ml, string data, int seed)
    {
        var search = new List<MixSource>();
        var test = new List<MixSource>();
        foreach ((string name, string file) in Sites)
        {
            IDataView rows = ml.Data.LoadFromTextFile(
                Path.Combine(data, file),
                [new TextLoader.Column("Label", DataKind.Boolean, 1), new TextLoader.Column("Text", DataKind.String, 0)]);
            DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.25, seed: seed);
            search.Add(new MixSource(name, split.TrainSet));
            test.Add(new MixSource(name, split.TestSet));
        }

        return ([.. search], ml.Data.Concat([.. test]));
    }
}
