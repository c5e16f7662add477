using Microsoft.ML;
using MlMix.Searching.Trials;

namespace MlMix;

/// <summary>What a search found.</summary>
public sealed class MixtureSearchResult
{
    private readonly MixtureSearch _search;
    private readonly string? _mixturePath;

    internal MixtureSearchResult(MixtureSearch search, string? mixturePath, MixtureTrialTable trials, ITransformer model)
    {
        (_search, _mixturePath) = (search, mixturePath);
        (Trials, Best, Model) = (trials, trials.Best!, model);
    }

    /// <summary>Gets all trials.</summary>
    public MixtureTrialTable Trials { get; }

    /// <summary>Gets the best trial. Its value was the reason to choose it, so it is too good: judge <see cref="Model"/> on rows that no trial saw.</summary>
    public MixtureTrial Best { get; }

    /// <summary>Gets the model of the best trial, trained on the training rows alone. Where the trial is of an earlier run, it was trained again.</summary>
    public ITransformer Model { get; }

    /// <summary>Trains the mixture of any trial once more, for example to compare on test rows.</summary>
    /// <param name="trial">The trial, of this search.</param>
    /// <param name="cancellation">Ends the training. Default: never.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trial"/> is null.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ITransformer Train(MixtureTrial trial, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return _search.Train(trial, cancellation);
    }

    /// <summary>
    /// Writes the mixture file that the experiment was made of with the weights and the label space of the best trial; all else in it, comments too, stays as
    /// it is. What the pipeline does is not in a mixture file: the settings that it was given are returned, the scope of a <c>SweepNormalization</c> among
    /// them.
    /// </summary>
    /// <param name="path">
    /// Where to write, of the same form; may be the mixture file itself. In another folder, paths in it are rewritten to be relative to that.
    /// </param>
    /// <returns>
    /// What makes the best trial beside the file: the parameters of its pipeline by their paths, such as <c>e0.Scope</c>, the name of a
    /// <see cref="NormalizationScope"/>, and by AutoML's <c>_SCHEMA_</c> which estimators it is made of.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// The experiment was made of sources; <c>mlContext.Data.SaveMixture</c> puts weights and a label space into any mixture file.
    /// </exception>
    /// <exception cref="MixConfigurationException">The file cannot be written there, or has become another mixture meanwhile.</exception>
    /// <exception cref="InvalidDataException">What is to be replaced is an anchor or alias of YAML, which other places share.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public IReadOnlyDictionary<string, string> SaveMixture(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string mixturePath = _mixturePath ?? throw new InvalidOperationException(
            "The experiment was made of sources and not of a mixture file; mlContext.Data.SaveMixture puts the weights into one.");
        new MLContext().Data.SaveMixture(path, Best.Weights, mixturePath, _search.LabelSpaceOf(Best));
        return Best.Choice.PipelineSettings;
    }
}
