using Microsoft.ML;

namespace MlMix.Curriculum;

/// <summary>Sentences of reviews from three sites, 1,000 each, as two sources: short ones, which are the easier to learn from, and long ones.</summary>
internal sealed class Sentences
{
    /// <summary>The most words of a short sentence.</summary>
    public const int Short = 8;

    private static readonly string[] Sites = ["amazon_cells", "imdb", "yelp"];

    public Sentences(string data)
    {
        // The sites in turn, so that the first rows of a source are of all of them.
        string[][] files = [.. Sites.Select(site => File.ReadAllLines(Path.Combine(data, "sentiment", site + "_labelled.txt")))];
        IEnumerable<Sentence> all =
            from row in Enumerable.Range(0, files.Max(lines => lines.Length))
            from lines in files
            where row < lines.Length
            select Of(lines[row]);
        ILookup<bool, Sentence> byLength = all.ToLookup(sentence => sentence.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= Short);
        (ShortOnes, LongOnes) = ([.. byLength[true]], [.. byLength[false]]);
    }

    public IReadOnlyList<Sentence> ShortOnes { get; }

    public IReadOnlyList<Sentence> LongOnes { get; }

    public MixSource[] Sources(MLContext ml) =>
        [new MixSource("short", ml.Data.LoadFromEnumerable(ShortOnes)), new MixSource("long", ml.Data.LoadFromEnumerable(LongOnes))];

    private static Sentence Of(string line)
    {
        string[] fields = line.Split('\t');
        return new Sentence { Text = fields[0], Label = fields[1].Trim() == "1" };
    }
}
