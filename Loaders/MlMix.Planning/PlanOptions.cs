namespace MlMix;

/// <summary>Everything that a plan is asked for beside its sources. Checked, and copied, when the plan is made.</summary>
public class PlanOptions
{
    /// <summary>Gets or sets how the source of each position is chosen.</summary>
    /// <value>Default <see cref="Selection.Even"/>.</value>
    public Selection Selection { get; set; } = Selection.Even;

    /// <summary>Gets or sets when the mix ends.</summary>
    /// <value>
    /// Default null, the rule that suits the selection: <see cref="StopRule.AllOnce"/> for <see cref="Selection.Concat"/>, which is there to deliver
    /// every row, and <see cref="StopRule.FirstExhausted"/> for the others: no row twice, and the shares hold to the last row.
    /// </value>
    public StopRule? Stop { get; set; }

    /// <summary>Gets or sets the greatest number of rows, whatever the stop rule says.</summary>
    /// <value>Default null: the stop rule alone ends the mix.</value>
    public long? Length { get; set; }

    /// <summary>
    /// Gets or sets the seed of everything random in the plan. Same plan and seed, same order, on every platform and runtime. Every value
    /// is a seed like any other.
    /// </summary>
    /// <value>Default 0.</value>
    public long Seed { get; set; }
}
