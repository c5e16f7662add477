using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Brings the shapes that the chains promise into one, or says where they differ.</summary>
internal static class ShapeAgreement
{
    /// <summary>The shape of the input with the columns that the chains make.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="routes">The chains.</param>
    /// <param name="sourceColumn">Name of the source column.</param>
    /// <exception cref="MixConfigurationException">The source column does not fit, a chain refuses, or columns differ.</exception>
    public static SchemaShape Of(SchemaShape input, Route<IEstimator<ITransformer>>[] routes, string sourceColumn)
    {
        var faults = new Faults(Routes.Feature);
        SourceKeys.Check(input, sourceColumn, faults);
        SchemaShape?[] shapes = [.. routes.Select(route => Refusals.Catch(route.Title, faults, () => route.Chain.GetOutputSchema(input)))];
        faults.ThrowIfAny();

        Dictionary<string, SchemaShape.Column> before = input.ToDictionary(column => column.Name);
        Dictionary<string, SchemaShape.Column>[] promised = [.. shapes.Select(shape => shape!.ToDictionary(column => column.Name))];
        bool othersKeep = routes.All(route => route.Source is not null);
        var output = new List<SchemaShape.Column>();
        foreach (string name in before.Keys.Concat(shapes.SelectMany(shape => shape!).Select(column => column.Name)).Distinct())
        {
            SchemaShape.Column? kept = before.TryGetValue(name, out SchemaShape.Column found) ? found : null;
            (string Title, SchemaShape.Column? Column)[] voices =
                [.. routes.Zip(promised, (route, columns) => (route.Title, columns.TryGetValue(name, out found) ? found : kept))];
            if (Difference(name, voices) is string difference)
            {
                faults.Add(difference);
                continue;
            }

            SchemaShape.Column[] columns = [.. voices.Select(voice => voice.Column!.Value)];
            if (othersKeep && kept is not null && ColumnLookup.TypeName(kept.Value) == ColumnLookup.TypeName(columns[0]))
                columns = [.. columns, kept.Value];
            output.Add(InCommon(columns));
        }

        faults.ThrowIfAny();
        return new SchemaShape(output);
    }

    private static string? Difference(string name, (string Title, SchemaShape.Column? Column)[] voices)
    {
        var types = voices.GroupBy(voice => voice.Column is SchemaShape.Column column ? ColumnLookup.TypeName(column) : "none").ToArray();
        if (types.Length == 1)
            return null;
        string found = string.Join("; ", types.Select(type => $"{type.Key} for {string.Join(", ", type.Select(voice => voice.Title))}"));
        string wayOut = types.Any(type => type.Key == "none")
            ? RouteAgreement.LetAllMakeIt
            : RouteAgreement.ConvertOrRename;
        return $"the column '{name}' is not the same for all sources: {found}. {wayOut}";
    }

    /// <summary>A column with the annotations that all have.</summary>
    private static SchemaShape.Column InCommon(SchemaShape.Column[] columns)
    {
        bool IsInAll(SchemaShape.Column annotation) => columns.All(column => column.Annotations.Any(
            other => other.Name == annotation.Name && ColumnLookup.TypeName(other) == ColumnLookup.TypeName(annotation)));

        SchemaShape.Column least = columns.MinBy(column => column.Annotations.Count);
        return least.Annotations.All(IsInAll) ? least : ShapeColumns.Like(least, least.Annotations.Where(IsInAll));
    }
}
