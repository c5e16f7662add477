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

    /// <summary>Gets or sets the weights as they change while the mix goes on; they stand in place of the sources' own.</summary>
    /// <value>Default null: the sources' weights hold throughout. For <see cref="Selection.Even"/>, Random and Blocks.</value>
    public WeightSchedule? Schedule { get; set; }

    /// <summary>Gets or sets the number of rows in a batch.</summary>
    /// <value>Default null: the plan knows no batches.</value>
    public int? BatchSize { get; set; }

    /// <summary>Gets or sets what the rows of a batch have in common.</summary>
    /// <value>Default <see cref="BatchShape.Mixed"/>. The others need <see cref="BatchSize"/>.</value>
    public BatchShape BatchShape { get; set; }

    /// <summary>
    /// Gets or sets whether batches that would be short are left out: the last one of the mix and, by <see cref="BatchShape.PerSource"/>, the last one
    /// of each source.
    /// </summary>
    /// <value>Default false: they are delivered. True needs <see cref="BatchSize"/> and a mix whose row count is known.</value>
    public bool DropLastBatch { get; set; }

    /// <summary>Gets or sets which part of the order is walked, where several machines or processes share it.</summary>
    /// <value>Default null: all of it. See <see cref="MlMix.Shard.FromEnvironment(ShardUnit)"/>.</value>
    public Shard? Shard { get; set; }

    /// <summary>A copy of the same type, on which later changes have no effect.</summary>
    internal PlanOptions Copy() => (PlanOptions)MemberwiseClone();
}
