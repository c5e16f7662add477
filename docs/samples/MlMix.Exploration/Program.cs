using Microsoft.ML;
using MlMix;
using MlMix.Exploration;

// Explores a mix of data frames, before and after it is normalized by source, and writes what it saw as a page:
//
//   MlMix.Exploration PAGE
if (args.Length != 1)
{
    Console.Error.WriteLine("usage: MlMix.Exploration PAGE");
    return 2;
}

var ml = new MLContext(seed: 1);
MixedDataView mixed = Shops.Weighted(ml);
Tour.Plan(mixed, Console.Out);
MixExploration exploration = Tour.Explore(mixed, Console.Out);
Console.WriteLine(Tour.ExploreWithOptions(mixed, CancellationToken.None, new Progress<long>()).Labels!.ToText());
Tour.Compare(ml, mixed, Console.Out);
Tour.Frames(Shops.Mix(ml), Console.Out);
Console.WriteLine(Tour.FrameWithOptions(Shops.Concat(ml)).ToText(rows: 3));
Console.WriteLine(Shops.Append().ToText(rows: 3));
Tour.Save(exploration, args[0]);
return 0;
