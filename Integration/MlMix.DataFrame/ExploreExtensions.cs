using MlMix;
using MlMix.Exploring;

namespace Microsoft.ML;

/// <summary>Explores mixes: what each source delivers, in data frames.</summary>
public static class ExploreExtensions
{
    /// <summary>Reads a view once and tells of each source rows, share, passes, missing values, means, standard deviations and labels.</summary>
    /// <param name="view">A mix, or any view with a key column <c>source_id</c>, such as a mix transformed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The view is no mix, and has no key column <c>source_id</c>.</exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    public static MixExploration Explore(this IDataView view) => Explore(view, new ExploreOptions());

    /// <summary>Reads a view once, in memory that does not grow with the rows, and tells of each source what the options ask for.</summary>
    /// <param name="view">A mix, or any view with a key column that tells the source of a row.</param>
    /// <param name="options">Source, label and other columns, slots, cancellation and progress.</param>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A column is not there, or named twice, or of a type that it cannot be, or a number is out of range; all faults are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException"><see cref="ExploreOptions.Cancellation"/> was asked for.</exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    public static MixExploration Explore(this IDataView view, ExploreOptions options)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(options);
        return new MixExploration(Explorer.Read(view, options));
    }

    /// <summary>
    /// Tells what a plan alone knows of its sources, all shards together, without reading a row: rows, shares and passes, where the row counts are known.
    /// </summary>
    /// <param name="plan">The plan of a mix (<see cref="MixedDataView.Plan"/>), or one without data.</param>
    /// <param name="cancellation">As for <see cref="MixPlan.Explain"/>. Default: none.</param>
    /// <param name="progress">As for <see cref="MixPlan.Explain"/>. Default null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    /// <exception cref="MixConfigurationException">The delegate of a custom schedule gives weights that are none.</exception>
    public static MixExploration Explore(this MixPlan plan, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new MixExploration(plan.Explain(cancellation, progress));
    }
}
