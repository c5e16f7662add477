using Microsoft.ML;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Writes the chains one after the other: each runs on every row, what it made is put aside and the columns it replaced are put back. At the
/// end each column is chosen by the row's slot.
/// </summary>
internal static class ForSourceStockForm
{
    private static readonly IColumnChoice[] Choices = [new ScalarChoice(), new KeyChoice(), new VectorChoice(), new AnyVectorChoice()];

    /// <exception cref="NotSupportedException">There are no stock transformers that do the same.</exception>
    public static void Save(Routes routes, DataViewSchema fitted, ModelSaveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RoutedColumn[] columns = [.. routes.Bind(fitted).RoutedColumns];
        (RoutedColumn Column, IColumnChoice Choice)[] choices = [.. columns.Select(column => (column, ChoiceFor(column)))];
        var chain = new StockChain(fitted, routes.Depth);
        string slot = chain.Temporary(routes.SourceColumn, "slot");
        chain.Append(StockForms.BySource(chain.Ml, slot, routes.SourceColumn, routes.Sources, routes.SlotOfSource));
        Dictionary<string, string> originals = columns.Select(column => column.Column.Name)
            .Where(name => fitted.GetColumnOrNull(name) is not null).ToDictionary(name => name, name => Copy(chain, name, "original"));

        // By slot and column, the name of the column that holds what the chain made.
        var made = new Dictionary<(int Slot, string Column), string>();
        for (int index = 0; index < routes.Slots.Length; index++)
        {
            if (routes.Slots[index] is not Route<ITransformer> route)
                continue;
            Append(chain, route);
            foreach (string name in columns.Where(column => column.Origins[index].Made is not null).Select(column => column.Column.Name))
            {
                made.Add((index, name), Copy(chain, name, $"made {index}"));
                chain.Append(originals.TryGetValue(name, out string? original)
                    ? chain.Ml.Transforms.CopyColumns(name, original)
                    : chain.Ml.Transforms.DropColumns(name));
            }
        }

        string? known = null;
        foreach ((RoutedColumn column, IColumnChoice choice) in choices)
        {
            string name = column.Column.Name;
            string? Of(int index) => made.GetValueOrDefault((index, name)) ??
                (column.Origins[index].Input is null ? null : originals[name]);

            // Where rows of slot 0 have no such column, they are refused before another one could be taken for theirs.
            string asked = Of(0) is null && Refusing.IsAllowed ? known ??= Known(chain, routes.SourceColumn, slot) : slot;
            string[] chains = [.. Enumerable.Range(1, column.Origins.Length - 1).Select(index => Of(index)!)];
            choice.Append(chain, new ColumnCandidates(column.Column, asked, Of(0) ?? chains[0], chains));
            if (Marks.Of(chain.Ml, column.Column) is ITransformer marks)
                chain.Append(marks);
        }

        Refusing.SaveWithin(() => chain.Save(context));
    }

    private static string Known(StockChain chain, string source, string slot)
    {
        string number = chain.Temporary(source, "number"), known = chain.Temporary(source, "known");
        chain.Append(chain.Ml.Transforms.Expression(number, "(s) : long(s)", slot));
        chain.Append(ContractForms.KnownRoute(chain.Ml, number));
        chain.Append(chain.Ml.Transforms.Expression(known, "(s) : int(s)", number));
        return known;
    }

    private static IColumnChoice ChoiceFor(RoutedColumn column) =>
        Choices.FirstOrDefault(choice => choice.Fits(column.Column)) ?? throw new NotSupportedException(
            $"{Routes.Feature}: the column '{column.Column.Name}' of type {column.Column.Type} cannot be saved: ML.NET has no transformers that " +
            $"choose among such columns by source. It has for Single, Double, Int32, Int64, Boolean, text, and keys of UInt32 with texts as " +
            $"key values; with MlMix.Transforms where the model is loaded also for vectors of Single and Double, if their size is known of several " +
            $"dimensions, too. Or save the chains one by one (ForSourceTransformer.Chains).");

    /// <summary>Appends a chain; columns put aside and those of the input must come through it.</summary>
    private static void Append(StockChain chain, Route<ITransformer> route)
    {
        string[] before = [.. chain.Schema.Where(column => !column.IsHidden).Select(column => column.Name)];
        chain.Append(route.Chain);
        string[] lost = [.. before.Where(name => chain.Schema.GetColumnOrNull(name) is null)];
        if (lost.Length > 0)
        {
            throw new NotSupportedException(
                $"{Routes.Feature}: the chain of {route.Title} drops columns ('{lost[0]}'), so it cannot be saved: the saved form runs the " +
                $"chains one after the other. Columns that a chain drops are kept anyway; leave DropColumns and SelectColumns out of it.");
        }
    }

    private static string Copy(StockChain chain, string column, string what)
    {
        string copy = chain.Temporary(column, what);
        chain.Append(chain.Ml.Transforms.CopyColumns(copy, column));
        return copy;
    }
}
