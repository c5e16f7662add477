namespace MlMix;

/// <summary>What an <see cref="ExponentiatedGradientController"/> is asked for. Checked, and copied, when it is made.</summary>
public sealed class ExponentiatedGradientOptions
{
    /// <summary>Gets or sets how far an update goes: what the excess of a loss is multiplied by, before it is an exponent.</summary>
    /// <value>Default 1, as DoReMi has it. Finite and above 0.</value>
    public double StepSize { get; set; } = 1;

    /// <summary>Gets or sets the part of the weights that is always spread over all sources alike, so that the least weight is this by their number.</summary>
    /// <value>Default 0.001, as DoReMi has it. Above 0, at most 1.</value>
    public double Smoothing { get; set; } = 1e-3;

    /// <summary>
    /// Gets or sets the loss that each source has with a model of reference; what a loss is above it is its excess, and never negative.
    /// </summary>
    /// <value>Default null: 0 for each source, so that the losses given are the excesses. Else one finite number for each source.</value>
    public IReadOnlyList<double>? ReferenceLosses { get; set; }

    /// <summary>Gets or sets the weights before the first update, in any unit.</summary>
    /// <value>Default null: equal ones. Else one for each source, finite and above 0.</value>
    public IReadOnlyList<double>? InitialWeights { get; set; }
}
