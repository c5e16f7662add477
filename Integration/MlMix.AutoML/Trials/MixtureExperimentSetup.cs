using Microsoft.ML;

namespace MlMix.Searching.Trials;

/// <summary>What an experiment is made of beside its options.</summary>
/// <param name="Search">What trains, judges and remembers.</param>
/// <param name="Context">Makes the context of a trial.</param>
/// <param name="MixturePath">The mixture file that the sources are of, or null.</param>
internal sealed record MixtureExperimentSetup(MixtureSearch Search, Func<IServiceProvider, MLContext> Context, string? MixturePath);
