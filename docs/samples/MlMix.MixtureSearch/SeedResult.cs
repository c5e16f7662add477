using MlMix;

namespace MlMix.MixtureSearch;

/// <summary>What the search of one seed found: accuracies on the target, with equal weights and with the best.</summary>
internal sealed record SeedResult(int Seed, MixtureTrial Equal, MixtureTrial Best, double EqualOnTest, double BestOnTest);
