using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Models;

/// <summary>A plan of any features to try a law on.</summary>
internal sealed record PlanCase(Selection Selection, StopRule Stop, SourceCase[] Sources, long? Length, long Seed)
{
    private const int AtMostOrdered = 300;

    public int? BatchSize { get; init; }

    public BatchShape Shape { get; init; }

    public bool DropLast { get; init; }

    /// <summary>Gets whether each pick of the selection stands for a batch.</summary>
    public bool PicksBatches => Shape == BatchShape.PerSource && Selection is not ConcatSelection;

    /// <summary>Gets whether the plan must have a seeker.</summary>
    public bool IsSeekable => Shape switch
    {
        BatchShape.Stratified => true,
        BatchShape.PerSource => Selection is not (RandomSelection or ConcatSelection),
        _ => Selection is not RandomSelection,
    };

    /// <summary>Gets what a source delivers before it is emptied; without its last batch where that would be short and is left out.</summary>
    public long ContentOf(int source) => Whole(Sources[source].Content);

    public bool TakesPart(int source) => Sources[source].Hundredths > 0 && ContentOf(source) > 0;

    /// <summary>Gets the weights of the sources that are drawn, 0 for the others.</summary>
    public int[] Drawn => [.. Sources.Select((source, i) => TakesPart(i) ? source.Hundredths : 0)];

    public PlanOptions Options => new()
    {
        Selection = Selection,
        Stop = Stop,
        Length = Length,
        Seed = Seed,
        BatchSize = BatchSize,
        BatchShape = Shape,
        DropLastBatch = DropLast,
    };

    public MixPlan Plan => Make(Options);

    public MixPlan Make(PlanOptions options) => new(options, Sources.Select((source, i) => source.Make(Plans.Name(i))));

    /// <summary>The part of the plan that a shard walks.</summary>
    public MixPlan Of(Shard shard)
    {
        PlanOptions options = Options;
        options.Shard = shard;
        return Make(options);
    }

    public override string ToString() =>
        (Selection is ExplicitSelection { Order: var order } ? $"Explicit({string.Join(' ', order)})" : Selection.ToString())
        + $" {Stop} {string.Join(' ', Sources as object[])} length {Length?.ToString() ?? "-"} seed {Seed}"
        + (BatchSize is { } size ? $" {Shape} batches of {size}{(DropLast ? " whole" : "")}" : "");

    /// <summary>Random cases, made smaller by leaving out sources, features, the length and halves of the rows.</summary>
    public static Arbitrary<PlanCase> Arbitrary(BatchShape[]? shapes = null, Selection[]? selections = null, StopRule[]? stops = null) =>
        Arb.From(Cases(shapes ?? Enum.GetValues<BatchShape>(), selections, stops ?? Enum.GetValues<StopRule>()), Smaller);

    private long Whole(long rows) => Shape == BatchShape.PerSource && DropLast ? rows - rows % BatchSize!.Value : rows;

    private static Gen<PlanCase> Cases(BatchShape[] shapes, Selection[]? selections, StopRule[] stops) =>
        from count in Gen.Choose(1, 6)
        from selection in selections is null ? Selections(count) : Gen.Elements(selections)
        from stop in Gen.Elements(stops)
        from sources in Source.ArrayOf(count)
        from length in Gen.Frequency((2, Gen.Constant<long?>(null)), (1, Gen.Choose(0, 300).Select(rows => (long?)rows)))
        from seed in Gen.Elements(0L, 1, 42, -1, long.MinValue, long.MaxValue)
        from size in Gen.Frequency((3, Gen.Choose(1, 12)), (1, Gen.Choose(13, 70)))
        from shape in Gen.Elements(shapes)
        from batches in Gen.Elements(true, true, false)
        from drop in Gen.Elements(true, false)
        select Valid(new PlanCase(selection, stop, sources, length, seed)
        {
            BatchSize = batches || shape != BatchShape.Mixed ? size : null,
            Shape = shape,
            DropLast = drop && (batches || shape != BatchShape.Mixed),
        });

    private static Gen<SourceCase> Source =>
        from hundredths in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 120)), (3, Gen.Elements(10, 50, 100)))
        from rows in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1)), (8, Gen.Choose(2, 60)))
        from form in Gen.Frequency(
            (5, Gen.Constant(RangeForm.All)), (3, Gen.Elements(RangeForm.ToTheEnd, RangeForm.Rows, RangeForm.Percent)))
        from ends in Gen.Choose(0, 100).Two()
        from repeat in Gen.Frequency((4, Gen.Constant(100)), (2, Gen.Choose(10, 350)), (1, Gen.Elements(0, 50, 200, 300)))
        from choose in Gen.Frequency((4, Gen.Constant<long?>(null)), (1, Gen.Choose(0, 130).Select(count => (long?)count)))
        from most in Gen.Frequency((3, Gen.Constant<long?>(null)), (1, Gen.Choose(1, 6).Select(count => (long?)count)))
        from order in Gen.Frequency((4, Gen.Constant(RowOrder.Kept)), (1, Gen.Constant(RowOrder.Shuffled)), (1, Gen.Constant(RowOrder.Reshuffled)))
        select new SourceCase(hundredths, rows)
        {
            Form = form,
            From = Math.Min(ends.Item1, ends.Item2),
            To = Math.Max(ends.Item1, ends.Item2),
            RepeatHundredths = choose is null ? repeat : 100,
            Choose = choose,
            MaxPasses = most,
            Order = order,
        };

    private static Gen<Selection> Selections(int sources) => Gen.OneOf(
        Gen.Constant(Selection.Even),
        Gen.Constant(Selection.Random),
        Gen.Constant(Selection.Concat),
        Gen.Choose(1, 40).Select(Selection.Blocks),
        Gen.Choose(1, 5).Select(Selection.RoundRobin),
        Gen.Choose(0, AtMostOrdered).SelectMany(Gen.Choose(0, sources - 1).ArrayOf).Select(order => Selection.Explicit(order)));

    // What the rules of a plan forbid is mended here, so that no case is thrown away.
    private static PlanCase Valid(PlanCase mix)
    {
        bool keepsWeights = mix.Selection is EvenSelection or RandomSelection or BlocksSelection;
        SourceCase[] sources = [.. mix.Sources];
        if (sources.All(source => source.Hundredths == 0))
            sources[0] = sources[0] with { Hundredths = 100 };
        for (int i = 0; i < sources.Length; i++)
        {
            if (!keepsWeights && sources[i].Hundredths > 0)
                sources[i] = sources[i] with { Hundredths = 100 };
            if (mix.Stop != StopRule.AllOnce && sources[i].IsWanted && sources[i].Content == 0)
                sources[i] = new SourceCase(sources[i].Hundredths, 3 + i) { Order = sources[i].Order };
            if (sources[i].MaxPasses < sources[i].Passes)
                sources[i] = sources[i] with { MaxPasses = sources[i].Passes };
        }
        mix = mix with { Sources = sources };
        if (mix.Selection is ExplicitSelection { Order: var order })
            mix = mix with { Selection = Selection.Explicit(order.Where(source => source < sources.Length && sources[source].Hundredths > 0)) };
        if (mix.Shape == BatchShape.Stratified && !keepsWeights)
            mix = mix with { Shape = BatchShape.Mixed };
        if (mix is { Shape: BatchShape.Stratified, Selection: BlocksSelection })
            mix = mix with { Selection = Selection.Blocks(mix.BatchSize!.Value) };
        if (mix.Stop == StopRule.Never && mix.Length is null && mix.Selection is not ExplicitSelection)
            mix = mix with { Length = 400 };
        bool endIsKnown = mix.Stop switch
        {
            StopRule.AllOnce => true,
            StopRule.Never => mix.Selection is ExplicitSelection || mix.Sources.All(source => source.MaxPasses is null),
            _ => mix.IsSeekable,
        };
        bool noneTooSmall = mix.Stop == StopRule.AllOnce || mix.Shape != BatchShape.PerSource
            || Enumerable.Range(0, sources.Length).All(i => !sources[i].IsWanted || sources[i].Content >= mix.BatchSize);
        return mix with { DropLast = mix.DropLast && endIsKnown && noneTooSmall };
    }

    private static IEnumerable<PlanCase> Smaller(PlanCase mix)
    {
        if (mix.Selection is ExplicitSelection { Order: { Length: > 0 } order })
        {
            yield return Valid(mix with { Selection = Selection.Explicit(order[..(order.Length / 2)]) });
            yield return Valid(mix with { Selection = Selection.Explicit(order[..^1]) });
        }
        for (int i = 0; i < mix.Sources.Length && mix.Sources.Length > 1 && mix.Selection is not ExplicitSelection; i++)
            yield return Valid(mix with { Sources = [.. mix.Sources.Where((_, other) => other != i)] });
        if (mix.Length is { } length && mix.Stop != StopRule.Never)
            yield return mix with { Length = null };
        if (mix.Length > 1)
            yield return mix with { Length = mix.Length / 2 };
        if (mix.DropLast)
            yield return mix with { DropLast = false };
        if (mix is { Shape: BatchShape.Mixed, BatchSize: not null })
            yield return mix with { BatchSize = null, DropLast = false };
        for (int i = 0; i < mix.Sources.Length; i++)
        {
            SourceCase source = mix.Sources[i];
            SourceCase[] smaller =
            [
                source with { Form = RangeForm.All }, source with { RepeatHundredths = 100 }, source with { Choose = null },
                source with { MaxPasses = null }, source with { Order = RowOrder.Kept }, source with { Rows = source.Rows / 2 },
                source with { Hundredths = Math.Min(source.Hundredths, 100) },
            ];
            foreach (SourceCase other in smaller.Where(other => other != source))
            {
                PlanCase made = Valid(mix with { Sources = [.. mix.Sources.Select((kept, place) => place == i ? other : kept)] });
                if (made.Sources[i] != source)
                    yield return made;
            }
        }
    }
}
