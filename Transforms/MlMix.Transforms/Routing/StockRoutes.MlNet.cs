using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chains by source in stock transformers: one after the other, so that each runs on every row; what it made is put aside and the columns it replaced are put
/// back. At the end each column is chosen by the row's slot, and so is the text that tells why a row has no such column: only the outermost refuses it.
/// </summary>
internal static class StockRoutes
{
    private static readonly IColumnChoice[] Choices =
        [new ScalarChoice(), new ConvertedChoice(), new KeyChoice(), new ContractChoice(), new VectorChoice(), new KeyVectorChoice()];

    /// <summary>Appends the chains and what chooses among the columns that they make.</summary>
    /// <param name="chain">What they are appended to.</param>
    /// <param name="routes">The chains.</param>
    /// <param name="refuses">Whether rows are refused; else the chain knows of each column why it has no value.</param>
    /// <exception cref="NotSupportedException">There are no stock transformers that do the same.</exception>
    public static void Append(StockChain chain, Routes routes, bool refuses)
    {
        DataViewSchema input = chain.Schema;
        RoutedColumn[] columns = [.. routes.Bind(input).RoutedColumns];
        (RoutedColumn Column, IColumnChoice Choice)[] choices = [.. columns.Select(column => (column, ChoiceFor(column)))];
        Dictionary<string, string> refused = chain.Refused;
        string slot = chain.Temporary(routes.SourceColumn, "slot");
        chain.Append(StockForms.BySource(chain.Ml, slot, routes.SourceColumn, routes.Sources, routes.SlotOfSource));
        Dictionary<string, string> originals = columns.Select(column => column.Column.Name)
            .Where(name => input.GetColumnOrNull(name) is not null).ToDictionary(name => name, name => Copy(chain, name, "original"));

        // By slot and column, the name of the column that holds what the chain made, and of the one that tells why there is none.
        var made = new Dictionary<(int Slot, string Column), Candidate>();
        for (int index = 0; index < routes.Slots.Length; index++)
        {
            if (routes.Slots[index] is not Route<ITransformer> route)
                continue;
            chain.Refused = new(refused);
            Append(chain, route);
            foreach (string name in columns.Where(column => column.Origins[index].Made is not null).Select(column => column.Column.Name))
            {
                made.Add((index, name), new Candidate(Copy(chain, name, "made"), chain.Refused.GetValueOrDefault(name)));
                chain.Append(originals.TryGetValue(name, out string? original)
                    ? chain.Ml.Transforms.CopyColumns(name, original)
                    : chain.Ml.Transforms.DropColumns(name));
            }
        }

        // Columns that go by source by the same text have one slot that refuses with it.
        var known = new Dictionary<string, string>();
        chain.Refused = new(refused);
        foreach ((RoutedColumn column, IColumnChoice choice) in choices)
        {
            string name = column.Column.Name;
            Candidate?[] candidates =
            [
                .. column.Origins.Select((origin, index) => made.TryGetValue((index, name), out Candidate? own) ? own
                    : origin.Input is null ? null : new Candidate(originals[name], refused.GetValueOrDefault(name))),
            ];
            string? refusal = chain.First([refused.GetValueOrDefault(routes.SourceColumn), RefusalOf(chain, name, slot, candidates)]);
            string asked = refusal is null || !refuses ? slot
                : known.TryGetValue(refusal, out string? same) ? same : known[refusal] = Refusing(chain, slot, refusal);
            string[] names = [.. candidates.Skip(1).Select(candidate => candidate!.Name)];
            choice.Append(chain, new ColumnCandidates(column.Column, asked, candidates[0]?.Name ?? names[0], names));
            if (Marks.Normalized(chain.Ml, column.Column) is ITransformer marks)
                chain.Append(marks);
            chain.Refused.Remove(name);
            if (refusal is not null)
                chain.Refused.Add(name, refusal);
        }
    }

    /// <summary>The name of the column that tells why a row of whatever slot has no value, or null where all have one.</summary>
    private static string? RefusalOf(StockChain chain, string name, string slot, Candidate?[] candidates)
    {
        if (candidates.All(candidate => candidate is { Refusal: null }))
            return null;
        string none = chain.Temporary(name, "no refusal"), refusal = chain.Temporary(name, "refusal");
        chain.Append(chain.Ml.Transforms.Expression(none, "(s) : \"\"", slot));
        string[] texts = [.. candidates.Select(candidate => candidate is null ? Without(chain, name, slot) : candidate.Refusal ?? none)];
        new ScalarChoice().Append(
            chain, new ColumnCandidates(new DataViewSchema.DetachedColumn(refusal, TextDataViewType.Instance), slot, texts[0], texts[1..]));
        return refusal;
    }

    /// <summary>Tells that rows of slot 0 go through no chain.</summary>
    private static string Without(StockChain chain, string name, string slot)
    {
        string text = chain.Temporary(name, "no chain");
        chain.Append(chain.Ml.Transforms.Conversion.MapValue(text, [KeyValuePair.Create(0, Routes.NoChain("a row", name))], slot));
        return text;
    }

    /// <summary>A slot like another that cannot be read of rows that are refused, so that nothing is chosen for them.</summary>
    private static string Refusing(StockChain chain, string slot, string refusal)
    {
        string number = chain.Temporary(slot, "number"), known = chain.Temporary(slot, "known");
        chain.Append(chain.Ml.Transforms.Expression(number, "(s) : long(s)", slot));
        chain.Append(ContractForms.Refusing(chain.Ml, number, refusal));
        chain.Append(chain.Ml.Transforms.Expression(known, "(s) : int(s)", number));
        return known;
    }

    private static IColumnChoice ChoiceFor(RoutedColumn column) =>
        Choices.FirstOrDefault(choice => choice.Fits(column.Column)) ?? throw new NotSupportedException(
            $"{Routes.Feature}: the column '{column.Column.Name}' of type {column.Column.Type} cannot be saved: {Why(column.Column.Type)}. " +
            $"Make it before ForSource, or save the chains one by one (ForSourceTransformer.Chains).");

    private static string Why(DataViewType type) => type switch
    {
        KeyDataViewType => KeyChoice.Limits,
        VectorDataViewType { ItemType: KeyDataViewType } => KeyVectorChoice.Limits,
        VectorDataViewType { Dimensions.Length: > 1 } => VectorChoice.Limits,
        _ => "a saved model chooses among values of ML.NET's own types",
    };

    /// <summary>Appends a chain; columns put aside and those of the input must come through it.</summary>
    private static void Append(StockChain chain, Route<ITransformer> route)
    {
        string[] before = [.. chain.Schema.Where(column => !column.IsHidden).Select(column => column.Name)];
        AppendPart(route.Chain);
        if (Lost().FirstOrDefault() is string first)
            throw Drops(first);

        void AppendPart(ITransformer transformer)
        {
            if (transformer is ForSourceTransformer inner)
            {
                Append(chain, inner.Routes, refuses: false);
            }
            else if (transformer is IEnumerable<ITransformer> parts)
            {
                foreach (ITransformer part in parts)
                    AppendPart(part);
            }
            else
            {
                chain.AppendGiven(transformer);
                if (Lost().Any(chain.IsTemporary))
                    throw Drops(Lost().First());
            }
        }

        IEnumerable<string> Lost() => before.Where(name => chain.Schema.GetColumnOrNull(name) is null);

        NotSupportedException Drops(string column) => column.StartsWith(StockForms.OwnNames, StringComparison.Ordinal) ? StockForms.NameTaken(column) : new(
            $"{Routes.Feature}: the chain of {route.Title} drops columns ('{column}'), so it cannot be saved: the saved form runs the " +
            $"chains one after the other. Columns that a chain drops are kept anyway; leave DropColumns and SelectColumns out of it.");
    }

    private static string Copy(StockChain chain, string column, string what)
    {
        string copy = chain.Temporary(column, what);
        chain.Append(chain.Ml.Transforms.CopyColumns(copy, column));
        return copy;
    }

    /// <summary>A column that holds the value of a slot, and the one that tells why there is none.</summary>
    private sealed record Candidate(string Name, string? Refusal);
}
