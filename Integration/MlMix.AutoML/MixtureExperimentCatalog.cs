using Microsoft.ML.AutoML;
using MlMix;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Searching.Trials;

namespace Microsoft.ML;

/// <summary>The doors to searches for the weights of a mix, on <c>mlContext.Auto()</c>.</summary>
public static class MixtureExperimentCatalog
{
    /// <summary>
    /// An experiment that searches the weights of a mix for one pipeline: a fifth of each source is for validation, the metric is the task's usual one, the
    /// objective is the metric over all validation rows, and there are 30 trials.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Auto()</c>.</param>
    /// <param name="task">What is learned.</param>
    /// <param name="pipeline">
    /// Makes the pipeline of each trial from the trial's context, so that each begins with the same random numbers. Data is <c>Label</c>, scores are
    /// <c>Score</c>.
    /// </param>
    /// <param name="sources">The sources, at least two, as for <c>Mix</c>. Their weights are tried second, after equal ones.</param>
    /// <returns>The experiment, which has not begun.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">The sources cannot be split and mixed, or there are fewer than two; all faults are listed.</exception>
    public static MixtureExperiment CreateMixtureExperiment(
        this AutoCatalog catalog, MixtureTask task, Func<MLContext, IEstimator<ITransformer>> pipeline, params MixSource[] sources)
    {
        return catalog.CreateMixtureExperiment(new MixtureSearchOptions { Task = task, Pipeline = catalog.FixedPipeline(pipeline) }, sources);
    }

    /// <summary>An experiment that searches the weights of a mix, and what else the options say.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Auto()</c>.</param>
    /// <param name="options">What is searched, by what it is judged, and how long; copied.</param>
    /// <param name="sources">The sources, at least two, as for <c>Mix</c>. Their weights are tried second, after equal ones.</param>
    /// <returns>The experiment, which has not begun.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The options are wrong, the sources cannot be split and mixed, or the file of trials is of another search; all faults are listed.
    /// </exception>
    /// <exception cref="IOException">The file of trials cannot be read.</exception>
    public static MixtureExperiment CreateMixtureExperiment(this AutoCatalog catalog, MixtureSearchOptions options, params MixSource[] sources)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sources);
        return Create(catalog, options.Copy(), sources, mixturePath: null);
    }

    /// <summary>
    /// An experiment that searches the weights of the mixture that a file describes; <see cref="MixtureSearchResult.SaveMixture"/> writes it with the
    /// best ones.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Auto()</c>.</param>
    /// <param name="options">
    /// What is searched, by what it is judged, and how long; copied. <see cref="MixSplitOptions.Mix"/> of <see cref="MixtureSearchOptions.Split"/> is not read:
    /// the file says how to mix.
    /// </param>
    /// <param name="mixturePath">Path of the mixture file, as for <c>LoadMixture</c>. Its weights are tried second, after equal ones.</param>
    /// <returns>The experiment, which has not begun.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="mixturePath"/> is null or empty.</exception>
    /// <exception cref="MixConfigurationException">
    /// The mixture or the options are wrong, the sources cannot be split and mixed, or the file of trials is of another search; all faults are listed.
    /// </exception>
    /// <exception cref="IOException">The mixture file or the file of trials cannot be read.</exception>
    public static MixtureExperiment CreateMixtureExperiment(this AutoCatalog catalog, MixtureSearchOptions options, string mixturePath)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(mixturePath);
        MixtureFile mixture = MixtureReader.Read(mixturePath);
        MixtureSearchOptions own = options.Copy();
        own.Split = options.Split?.WithMix(mixture.Options)!;
        return Create(catalog, own, MixtureOpener.OpenSources(new MLContext(), mixture, mixture.Options, own.Split.Cancellation), mixturePath);
    }

    private static MixtureExperiment Create(AutoCatalog catalog, MixtureSearchOptions options, MixSource[] sources, string? mixturePath)
    {
        var settings = new AutoMLExperiment.AutoMLExperimentSettings();
        AutoMLExperiment experiment = catalog.CreateExperiment(settings);
        // The experiment has set the seed to that of its context, which has the right of way; a context without one would draw anew in each run.
        bool isSeeded = settings.Seed is not null;
        settings.Seed ??= 0;
        MixtureSearch search = SearchRules.Resolve(options, sources, settings.Seed.Value);
        return new MixtureExperiment(options, sources, experiment, new MixtureExperimentSetup(search, Context, mixturePath));

        MLContext Context(IServiceProvider services)
        {
            var given = (MLContext)services.GetService(typeof(MLContext))!;
            return isSeeded ? given : new MLContext(settings.Seed)
            {
                FallbackToCpu = given.FallbackToCpu,
                GpuDeviceId = given.GpuDeviceId,
                TempFilePath = given.TempFilePath,
            };
        }
    }
}
