using Microsoft.ML;
using MlMix.Mixing;

namespace MlMix.Splits;

/// <summary>What a split is asked for must obey.</summary>
internal static class SplitRules
{
    /// <summary>Checks all that can be checked before anything is read.</summary>
    /// <returns>The sources, to be used only where there are no faults.</returns>
    public static SplitSource[] Resolve(MixSplitOptions options, MixSource[] sources, Faults faults)
    {
        CheckMix(options, sources, faults);
        if (options is { StratifyColumnName: { } stratify, SamplingKeyColumnName: { } key })
        {
            faults.Add($"StratifyColumnName is '{stratify}' and SamplingKeyColumnName is '{key}', but rows that must stay together cannot be split value by "
                + "value of another column; give one of them.");
        }
        MixSource[] readable = [.. sources.Where(source => source?.Data is not null)];
        SplitColumn?[] columns = [.. readable.Select(source => ColumnOf(source, options, faults))];
        // Copies of a row share their key, so they stay together.
        if (options.SamplingKeyColumnName is null)
            CheckCopies(readable, faults);
        return faults.Any ? []
            : [.. readable.Select((source, i) => new SplitSource(source, columns[i], options.SamplingKeyColumnName is not null, options.Seed))];
    }

    /// <summary>Checks that each source has a row on each side.</summary>
    public static void CheckSizes(MixSplitOptions options, SplitSource[] sources, SplitSizes?[] sizes, int rules, Faults faults)
    {
        if (options.SamplingKeyColumnName is not null)
        {
            // A source whose rows all have one key is on one side as a whole, which may be just what is wanted.
            CheckSizes("The mix", "another key", new SplitSizes(sizes.Sum(size => size!.Rows), SumOf(sizes, rules)), faults);
            return;
        }
        for (int i = 0; i < sources.Length; i++)
        {
            if (sizes[i] is { } known)
                CheckSizes($"Source '{sources[i].Source.Name}'", "more rows", known, faults);
        }
    }

    /// <summary>The columns to choose from, for messages.</summary>
    public static string Names(DataViewSchema schema, Func<string, string>? named = null) =>
        string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => $"'{named?.Invoke(column.Name) ?? column.Name}'"));

    private static long[] SumOf(SplitSizes?[] sizes, int rules) =>
        [.. Enumerable.Range(0, rules).Select(rule => sizes.Sum(size => size!.TestRows[rule]))];

    private static void CheckSizes(string what, string wayOut, SplitSizes size, Faults faults)
    {
        string[] empty =
        [
            .. from rule in Enumerable.Range(0, size.TestRows.Length)
               let fold = size.TestRows.Length == 1 ? "" : FormattableString.Invariant($" of fold {rule + 1}")
               from part in new[] { (Name: "test", Rows: size.TestRows[rule]), (Name: "training", Rows: size.TrainingRows(rule)) }
               where part.Rows == 0
               select $"the {part.Name} part{fold}",
        ];
        if (empty.Length > 0)
        {
            faults.Add($"{what} has {size.Rows} rows, of which {string.Join(" and ", empty)} would get none; "
                + $"give {wayOut}, parts of other sizes, or another seed.");
        }
    }

    // What the mix of the whole sources would refuse.
    private static void CheckMix(MixSplitOptions options, MixSource[] sources, Faults faults)
    {
        if (options.Mix is null)
        {
            faults.Add("Mix must be given; it is null. New MixOptions are the default.");
            return;
        }
        try
        {
            _ = new MixedDataView(options.Mix, sources);
        }
        catch (MixConfigurationException failure)
        {
            foreach (string fault in failure.Faults)
                faults.Add(fault);
        }
    }

    private static SplitColumn? ColumnOf(MixSource source, MixSplitOptions options, Faults faults)
    {
        (string option, string? name) = options.StratifyColumnName is { } stratify
            ? (nameof(options.StratifyColumnName), stratify)
            : (nameof(options.SamplingKeyColumnName), options.SamplingKeyColumnName);
        if (name is null)
            return null;
        if (source.NameInSource(name) is not { } own || source.Data.Schema.GetColumnOrNull(own) is not { } column)
        {
            faults.Add($"Source '{source.Name}' has no column '{name}', which is {option}; its columns are {Names(source.Data.Schema, source.NameInMix)}.");
            return null;
        }
        SplitColumn? found = SplitColumn.Of(column);
        if (found is null)
        {
            faults.Add($"Source '{source.Name}': column '{name}', which is {option}, is {column.Type}, "
                + "but rows are split by a key, a text, a number, a Boolean or a time; give a column of that kind.");
        }
        return found;
    }

    private static void CheckCopies(MixSource[] sources, Faults faults)
    {
        foreach (MixSource source in sources)
        {
            if (MixRepeats.MayBeIn(source.Data))
            {
                faults.Add($"Source '{source.Name}' is a mix, or made from one, that may hold copies of a row, which would land on both sides; split its "
                    + "sources instead, or split by a SamplingKeyColumnName that the copies share.");
            }
        }
        if (faults.Any)
            return;
        foreach ((int one, int other) in TakenRows.Shared([.. sources.Select(TakenBy)]).Order())
        {
            faults.Add($"Sources '{sources[one].Name}' and '{sources[other].Name}' have rows of one view in common, which would land on both sides; "
                + "give them ranges that share no row, or split by a SamplingKeyColumnName.");
        }
    }

    private static IReadOnlyList<TakenRows> TakenBy(MixSource source)
    {
        (long first, long? end) = SplitSource.RangeOf(source);
        return TakenRows.Of(source.Data, first, end ?? long.MaxValue);
    }
}
