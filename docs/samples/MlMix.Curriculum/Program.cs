using Microsoft.ML;
using MlMix;
using MlMix.Curriculum;

// Learning from short sentences and from long ones, over epochs. DATA holds the folder "sentiment".
//
//   MlMix.Curriculum plain     DATA         all sentences in every epoch
//   MlMix.Curriculum schedule  DATA FILE    short ones first; written down in FILE after every epoch, and gone on with from there
//   MlMix.Curriculum weights   DATA         more of the source with more errors
//   MlMix.Curriculum control   DATA FILE    so, by a controller; written down in FILE, and gone on with from there
//   MlMix.Curriculum own       DATA         smaller steps in every epoch
string way = args is [var first, ..] ? first : "";
if (args.Length != way switch { "plain" or "weights" or "own" => 2, "schedule" or "control" => 3, _ => -1 })
{
    Console.Error.WriteLine("usage: MlMix.Curriculum plain|weights|own DATA, or MlMix.Curriculum schedule|control DATA FILE");
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancellation.Cancel();
};
var ml = new MLContext(seed: 1);
var sentences = new Sentences(args[1]);
Console.WriteLine($"short: {sentences.ShortOnes.Count} sentences of up to {Sentences.Short} words, long: {sentences.LongOnes.Count}");

// A fifth of either source is held back.
var options = new MixSplitOptions
{
    TestFraction = 0.2,
    StratifyColumnName = "Label",
    Mix = way switch
    {
        "schedule" => Curricula.EasyToHard(sentences),
        "weights" or "control" => new MixOptions { Stop = StopRule.Never, Length = 1_600 },
        _ => new MixOptions { Stop = StopRule.AllOnce },
    },
};
MixSplit split = ml.Data.MixSplit(options, sentences.Sources(ml));
Console.WriteLine(way switch
{
    "schedule" => Curricula.Scheduled(ml, split.TrainSet, split.TestSet, args[2], cancellation.Token),
    "weights" => Curricula.Following(ml, split.TrainSet, split.TestSet),
    "control" => Curricula.Controlled(ml, split.TrainSet, split.TestSet, args[2]),
    "own" => Curricula.Slowing(ml, split.TrainSet, split.TestSet),
    _ => Curricula.Plain(ml, split.TrainSet, split.TestSet),
});
return 0;
