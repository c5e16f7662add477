namespace MlMix;

/// <summary>What an <see cref="Exp3Controller"/> is asked for. Checked, and copied, when it is made.</summary>
public sealed class Exp3Options
{
    /// <summary>Gets or sets what a loss is multiplied by to be a reward, so that rewards are about 0 to 1.</summary>
    /// <value>Default 0.1, as Online Data Mixing has it for losses of language models, which are about 0 to 10. Finite and above 0.</value>
    public double RewardScale { get; set; } = 0.1;

    /// <summary>Gets or sets the number of first updates after which the initial weights still hold. Rewards are taken from the first one on.</summary>
    /// <value>Default 0. Not negative.</value>
    public int WarmUp { get; set; }

    /// <summary>Gets or sets the weights up to the first update that changes them, in any unit.</summary>
    /// <value>Default null: equal ones. Else one for each source, finite and above 0.</value>
    public IReadOnlyList<double>? InitialWeights { get; set; }
}
