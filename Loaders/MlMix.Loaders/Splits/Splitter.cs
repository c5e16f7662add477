namespace MlMix.Splits;

/// <summary>Splits the sources, mixes their training parts and joins their test parts.</summary>
internal static class Splitter
{
    public static MixSplit Split(MixSplitOptions options, MixSource[] sources)
    {
        var faults = new Faults("MixSplit");
        double fraction = options.TestFraction;
        if (!(fraction is >= FractionRule.Least and < 1))
        {
            faults.Add($"TestFraction is {fraction}; it must be above 0 and below 1 (and not below {FractionRule.Least}). "
                + $"It is the part of the rows to test on, for example 0.1.");
        }
        return Make(options, sources, faults, () => [new FractionRule(fraction)])[0];
    }

    public static IReadOnlyList<MixSplit> Folds(MixSplitOptions options, MixSource[] sources)
    {
        var faults = new Faults("MixFolds");
        int folds = options.NumberOfFolds;
        if (folds < 2)
            faults.Add($"NumberOfFolds is {folds}; it must be 2 or more, because the rows of one fold are tested by training on the others.");
        return Make(options, sources, faults, () => [.. Enumerable.Range(0, folds).Select(fold => new FoldRule(folds, fold))]);
    }

    private static MixSplit[] Make(MixSplitOptions options, MixSource[] sources, Faults faults, Func<SplitRule[]> makeRules)
    {
        SplitSource[] split = SplitRules.Resolve(options, sources, faults);
        faults.ThrowIfAny();
        SplitRule[] rules = makeRules();
        SplitSizes?[] sizes = new SplitPass(split, rules, options).Run();
        SplitRules.CheckSizes(options, split, sizes, rules.Length, faults);
        faults.ThrowIfAny();
        MixOptions everyRow = options.Mix.ForEveryRow();
        return [.. rules.Select((rule, i) => new MixSplit(
            new MixedDataView(options.Mix, [.. split.Select((source, j) => source.Source.WithPart(
                new SplitDataView(source, rule, false, sizes[j]?.TrainingRows(i))))]),
            new MixedDataView(everyRow, [.. split.Select((source, j) => source.Source.WithPartOnce(
                new SplitDataView(source, rule, true, sizes[j]?.TestRows[i])))])))];
    }
}
