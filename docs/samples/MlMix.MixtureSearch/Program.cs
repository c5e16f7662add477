using System.Globalization;
using MlMix.MixtureSearch;

// Which mix of three sites' sentences is best for one of them? For three seeds, weights are searched for the target yelp, and judged on rows that no trial saw.
//
//   MlMix.MixtureSearch DATA [TRIALS]    DATA has amazon_cells_labelled.txt, imdb_labelled.txt and yelp_labelled.txt; TRIALS for each seed, 12 without
int trials = 12;
if (args.Length is not (1 or 2) || (args.Length == 2 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out trials) && trials > 0)))
{
    Console.Error.WriteLine("usage: MlMix.MixtureSearch DATA [TRIALS]");
    return 2;
}

SeedResult[] results = [.. new[] { 1, 2, 3 }.Select(seed => SentimentSearch.Run(args[0], seed, trials, Console.Out))];
SentimentSearch.Summarize(results, Console.Out);
return 0;
