using System.Globalization;
using MlMix.MixtureSearch;

// Searches for the weights of a mix by ML.NET's AutoML:
//
//   MlMix.MixtureSearch sentiment DATA [TRIALS]    the best mix of three sites' sentences for one of them, yelp, for three seeds, judged on rows that no trial
//                                                  saw. DATA has amazon_cells_labelled.txt, imdb_labelled.txt and yelp_labelled.txt; TRIALS is 16 without
//   MlMix.MixtureSearch tour                       all else that the guide shows, on rows drawn here
int trials = 16;
switch (args)
{
    case ["sentiment", _]:
    case ["sentiment", _, string count] when int.TryParse(count, CultureInfo.InvariantCulture, out trials) && trials > 0:
        SeedResult[] results = [.. new[] { 1, 2, 3 }.Select(seed => SentimentSearch.Run(args[1], seed, trials, Console.Out))];
        SentimentSearch.Summarize(results, Console.Out);
        return 0;
    case ["tour"]:
        Tour.Run(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: MlMix.MixtureSearch sentiment DATA [TRIALS] | tour");
        return 2;
}
