using MlMix.Explaining;

namespace MlMix;

/// <summary>
/// What a plan does to its sources, without reading a row of them: who delivers how much, what is repeated, what stays unread, why the mix ends, and
/// how near it keeps to the weights. Immutable. <see cref="ToString"/> gives it as a table.
/// </summary>
public sealed class PlanExplanation
{
    private readonly MixPlan _plan;

    internal PlanExplanation(MixPlan plan, Ending ending, IReadOnlyList<SourceExplanation> sources)
    {
        _plan = plan;
        (Length, EndsBecause, EndedBy) = (ending.Rows, ending.Cause, ending.Source < 0 ? null : plan.Sources[ending.Source].Name);
        Sources = sources;
        EndSentence = EndText.Of(this, plan);
        Warnings = PlanWarnings.Of(this, plan);
    }

    /// <summary>
    /// Gets the number of rows of the whole mix, all shards together; of a nested plan those that the mix around it takes, in all passes. Null when
    /// the mix has no end, or when it shows only by reading the sources.
    /// </summary>
    public long? Length { get; }

    /// <summary>Gets why the mix ends.</summary>
    public EndCause EndsBecause { get; }

    /// <summary>
    /// Gets the name of the source by which it ends, or null when there is none, or when its end falls to a batch that is left out.
    /// </summary>
    public string? EndedBy { get; }

    /// <summary>Gets why the mix ends, as a sentence.</summary>
    public string EndSentence { get; }

    /// <summary>Gets what becomes of each source, in the order of the plan.</summary>
    public IReadOnlyList<SourceExplanation> Sources { get; }

    /// <summary>
    /// Gets how far a source is ever from what it is due, in rows, whether it is ahead or behind: the greatest difference over sources and over the
    /// numbers of rows from the first on. A source is due its share of each row, by the weights of the sources that still take part, or by the
    /// schedule. Null where weights do not make the order (<see cref="Selection.Concat"/>, <see cref="Selection.Explicit"/>), and where nothing was
    /// measured.
    /// </summary>
    /// <remarks>
    /// Measured after each row; of <see cref="Selection.RoundRobin"/> against equal shares. Where blocks, or stratified batches, are shuffled, it is
    /// measured at their ends, since between them the order is random on purpose; of blocks, up to the first source that drops out, after which they
    /// begin elsewhere. A plan with a <see cref="MixPlan.Seeker"/> is measured over 2 million rows at most, over fewer from 256 sources on;
    /// blocks of batches that hold more than 16,777,216 rows are not measured there.
    /// </remarks>
    public double? WorstPrefixError { get; internal init; }

    /// <summary>Gets the number of rows from the first over which <see cref="WorstPrefixError"/> was measured.</summary>
    public long PrefixErrorRows { get; internal init; }

    /// <summary>
    /// Gets whether <see cref="WorstPrefixError"/> is the greatest there is: measured over the whole mix, or over a period after which all repeats.
    /// </summary>
    public bool IsPrefixErrorComplete { get; internal init; }

    /// <summary>
    /// Gets what the user may not have meant, one sentence each with the source, the value and the way out; those of nested plans after the others.
    /// Empty when there is nothing to say.
    /// </summary>
    /// <remarks>
    /// A warning is due when a source delivers each of its rows more than 3 times on average; when a source that has weight is never drawn; when
    /// more than half of a source's rows stay unread that it was not told to leave out; when a source is empty or its row count unknown; and when
    /// one source ends the mix while more than half of all rows are unread.
    /// </remarks>
    public IReadOnlyList<string> Warnings { get; }

    internal MixPlan Plan => _plan;

    /// <summary>
    /// The explanation as a table with a row for each source, those of nested plans indented, and the first 20 warnings; in invariant culture.
    /// </summary>
    public override string ToString() => ExplanationText.Of(this);
}
