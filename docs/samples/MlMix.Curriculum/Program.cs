using Microsoft.ML;
using MlMix;
using MlMix.Curriculum;

// Learning from short sentences first. DATA holds the folder "sentiment"; the training by a schedule is written down in FILE after every epoch and goes on from
// there when it is run again.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: MlMix.Curriculum DATA FILE");
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancellation.Cancel();
};
var ml = new MLContext(seed: 1);
var sentences = new Sentences(args[0]);
Console.WriteLine($"short: {sentences.ShortOnes.Count} sentences of up to {Sentences.Short} words, long: {sentences.LongOnes.Count}");

// A fifth of either source is held back.
MixSplit Split(MixOptions mix) => ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.2, StratifyColumnName = "Label", Mix = mix }, sentences.Sources(ml));
MixSplit every = Split(new MixOptions { Stop = StopRule.AllOnce });
MixSplit curriculum = Split(Curricula.EasyToHard(sentences));
MixSplit equal = Split(new MixOptions { Stop = StopRule.Never, Length = 1_600 });

Console.WriteLine("\nall sentences in every epoch");
Curricula.Plain(ml, every.TrainSet, every.TestSet);
Console.WriteLine("\nshort ones first");
Console.WriteLine(Curricula.Scheduled(ml, curriculum.TrainSet, curriculum.TestSet, args[1], cancellation.Token));
Console.WriteLine("\nmore of the source with more errors");
Console.WriteLine(Curricula.Following(ml, equal.TrainSet, equal.TestSet));
Console.WriteLine("\nsmaller steps in every epoch");
Console.WriteLine(Curricula.Slowing(ml, every.TrainSet, every.TestSet));
return 0;
