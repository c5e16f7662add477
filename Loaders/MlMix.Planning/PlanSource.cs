namespace MlMix;

/// <summary>What a plan knows of one source, and how often it is to be read. Checked when the plan is made.</summary>
/// <param name="Name">Name, unique in the plan, at least one character that is not white space.</param>
/// <param name="Weight">
/// Weight, finite and not negative, in any unit: only the ratios count. Default 1. The value is read as the shortest decimal that stands
/// for it, so 0.1 is one tenth exactly. 0 means never drawn.
/// </param>
/// <param name="RowCount">
/// Number of rows, or null (default) when it shows only while reading: whoever walks the plan then tells the end of the source, see
/// <see cref="PlanWalker"/>, and until told the plan takes it for endless.
/// </param>
public sealed record PlanSource(string Name, double Weight = 1, long? RowCount = null)
{
    /// <summary>Gets which of the rows take part.</summary>
    /// <value>Default <see cref="RowRange.All"/>. A range in percent needs the row count.</value>
    public RowRange Range { get; init; } = RowRange.All;

    /// <summary>
    /// Gets how often the rows are delivered before the source counts as emptied: whole passes, then the first rows of one more. 1.5 times 3 rows are
    /// 4 rows, exactly the floor of the decimal product. (Energon's <c>RepeatDataset</c>, MosaicML's <c>repeat</c>.)
    /// </summary>
    /// <value>Default 1. 0 leaves the source out. Below 1 it needs the row count.</value>
    public double Repeat { get; init; } = 1;

    /// <summary>Gets how many rows are delivered before the source counts as emptied, instead of <see cref="Repeat"/>. (MosaicML's <c>choose</c>.)</summary>
    /// <value>Default null: <see cref="Repeat"/> tells it. 0 leaves the source out; more than the rows reads them again.</value>
    public long? Choose { get; init; }

    /// <summary>
    /// Gets how often the source is read at most where a stop rule would start it again and again; after its last pass it drops out, and the weights
    /// of the others share its place.
    /// </summary>
    /// <value>Default null: as often as the stop rule says. At least 1, and not fewer than <see cref="Repeat"/> asks for.</value>
    public long? MaxPasses { get; init; }

    /// <summary>Gets the order in which the rows are read.</summary>
    /// <value>Default <see cref="RowOrder.Kept"/>. The others need the row count, and a source that can be read at a row.</value>
    public RowOrder RowOrder { get; init; }

    /// <summary>Gets the plan whose order are the rows of this source, or null when it is a source of rows. See <see cref="Of"/>.</summary>
    public MixPlan? Plan { get; init; }

    /// <summary>
    /// A plan as a source of another: its positions are the rows, and the weights multiply. Nested plans draw random numbers of their own, apart by the
    /// names under which they are nested, so equal seeds do not make equal draws. When it starts again, <see cref="RowOrder"/> says whether the nested
    /// plan keeps its order or goes on to its next epoch.
    /// </summary>
    /// <param name="name">Name, unique in the outer plan.</param>
    /// <param name="plan">
    /// The nested plan. Its row count must be known, and not hang on draws as that of shuffled blocks up to a source's end does; or it must be without end.
    /// </param>
    /// <param name="weight">Weight of the whole nested plan, as of any source.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    public static PlanSource Of(string name, MixPlan plan, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanSource(name, weight, plan.RowCount) { Plan = plan };
    }
}
