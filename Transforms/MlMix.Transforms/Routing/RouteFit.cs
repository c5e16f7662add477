using Microsoft.ML;
using MlMix.Filtering;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Fits every chain on the rows it is for.</summary>
internal static class RouteFit
{
    public static Routes Fit(IDataView input, Route<IEstimator<ITransformer>>[] routes, string sourceColumn)
    {
        var faults = new Faults(Routes.Feature);
        SourceKeys? keys = SourceKeys.Read(input.Schema, sourceColumn, faults);

        // As in ML.NET's chains: what a chain cannot use is said before a row is read.
        SchemaShape shape = SchemaShapes.Of(input.Schema);
        foreach (Route<IEstimator<ITransformer>> route in routes)
            Refusals.Catch(route.Title, faults, () => route.Chain.GetOutputSchema(shape));
        faults.ThrowIfAny();
        int[][] rawKeys = [.. routes.Select(route => RawKeys(route, routes, keys!, faults))];
        faults.ThrowIfAny();
        CheckRows(input, routes, rawKeys, keys!, faults);
        faults.ThrowIfAny();

        Route<ITransformer>[] fitted =
        [
            .. routes.Zip(rawKeys, (route, raw) =>
                new Route<ITransformer>(route.Source, Fit(route, new SourceRows(input, keys!.Column, raw)))),
        ];
        foreach (Route<ITransformer> route in fitted.Where(route => !route.Chain.IsRowToRowMapper))
        {
            faults.Add($"the chain of {route.Title} does not map row by row, because of {Culprit(route.Chain)}; " +
                $"rows that go through chains of their own must. Apply it to the data before or after ForSource.");
        }

        faults.ThrowIfAny();
        var result = new Routes(fitted, new FittedSources(keys!, []), sourceColumn);
        result.Bind(input.Schema);
        return result;
    }

    /// <summary>The raw key values whose rows a chain is for.</summary>
    private static int[] RawKeys(
        Route<IEstimator<ITransformer>> route, Route<IEstimator<ITransformer>>[] routes, SourceKeys keys, Faults faults)
    {
        if (route.Source is null)
            return [0, .. Enumerable.Range(1, keys.Names.Length).Where(raw => routes.All(other => other.Source != keys.Names[raw - 1]))];
        int index = Array.IndexOf(keys.Names, route.Source);
        if (index >= 0)
            return [index + 1];
        faults.Add($"{route.Title} has a chain, but the source column '{keys.Column.Name}' has no such key value; " +
            $"it has {string.Join(", ", keys.Names.Select(name => $"'{name}'"))}. Name one of them, or leave the chain out.");
        return [];
    }

    /// <summary>Reads the source column until every source that has a chain was seen.</summary>
    private static void CheckRows(
        IDataView input, Route<IEstimator<ITransformer>>[] routes, int[][] rawKeys, SourceKeys keys, Faults faults)
    {
        Dictionary<int, Route<IEstimator<ITransformer>>> unseen = routes.Zip(rawKeys)
            .Where(pair => pair.First.Source is not null).ToDictionary(pair => pair.Second[0], pair => pair.First);
        using (DataViewRowCursor cursor = input.GetRowCursor([keys.Column]))
        {
            ValueGetter<int> get = SourceReader.Create(cursor, keys.Column, [.. Enumerable.Range(0, keys.Names.Length + 1)]);
            int raw = 0;
            while (unseen.Count > 0 && cursor.MoveNext())
            {
                get(ref raw);
                unseen.Remove(raw);
            }
        }

        foreach (Route<IEstimator<ITransformer>> route in routes.Where(unseen.ContainsValue))
            faults.Add($"{route.Title} has no rows in this data to fit its chain on. Fit on data that has some, or leave the chain out.");
    }

    private static ITransformer Fit(Route<IEstimator<ITransformer>> route, SourceRows rows)
    {
        try
        {
            return route.Chain.Fit(rows);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException(
                $"{Routes.Feature}: the chain of {route.Title} could not be fitted: {error.Message}", error);
        }
    }

    private static string Culprit(ITransformer chain)
    {
        ITransformer? inside = (chain as IEnumerable<ITransformer>)?.FirstOrDefault(transformer => !transformer.IsRowToRowMapper);
        return inside is null ? chain.GetType().Name : Culprit(inside);
    }
}
