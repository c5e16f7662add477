namespace MlMix;

/// <summary>
/// A rule by which the weights of a mix follow the losses of the model that trains on it, round by round. It has a state, and is for one thread;
/// <see cref="Save"/> and <see cref="Restore"/> take it from one run of a program into the next.
/// </summary>
public interface IWeightController
{
    /// <summary>Gets the weights of the next round, one for each source, all above 0, of sum 1. The list does not change; each update makes another.</summary>
    IReadOnlyList<double> Weights { get; }

    /// <summary>Takes the losses of a round that was trained with <see cref="Weights"/>, and makes the weights of the next one.</summary>
    /// <param name="losses">The loss of each source, in the order of the weights. A source without rows has no loss in this round.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are more or fewer losses than sources; or a source with rows has a loss that is not finite; or a number of rows is negative, or all are 0. The
    /// state stays as it was.
    /// </exception>
    void Update(IReadOnlyList<SourceLoss> losses);

    /// <summary>Writes down the state, without the options, as one JSON object on one line, <c>{}</c> where there is none.</summary>
    string Save();

    /// <summary>Takes over the state of a controller of the same rule and options.</summary>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// It is no such JSON, or the state of another rule, or of another number of sources, or damaged. The state stays as it was.
    /// </exception>
    void Restore(string state);
}
