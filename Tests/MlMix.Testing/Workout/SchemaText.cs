using Microsoft.ML;
using MlMix.Testing.Conformance;

namespace MlMix.Testing.Workout;

/// <summary>Texts of schemas, to compare.</summary>
internal static class SchemaText
{
    /// <summary>Name, type and annotations, with their values, of a column; in brackets where it is hidden.</summary>
    public static string Of(DataViewSchema.Column column)
    {
        using var subject = new ConformanceSubject(new FakeDataView(0), null);
        IEnumerable<string> annotations = column.Annotations.Schema
            .Select(kind => $"{kind.Name}={ColumnProbe.Of(column.Annotations, kind, subject).Read().Text}").Order(StringComparer.Ordinal);
        string text = $"{column.Name}: {column.Type} {{{string.Join(", ", annotations)}}}";
        return column.IsHidden ? $"({text})" : text;
    }

    /// <summary>Says where a schema differs from another, or gives null.</summary>
    public static string? Difference(DataViewSchema here, DataViewSchema there)
    {
        string[] texts = [.. here.Select(Of)], others = [.. there.Select(Of)];
        return Difference(texts, others) ?? (texts.SequenceEqual(others) ? null : $"the columns in the order {string.Join("; ", texts)}");
    }

    /// <summary>Says where the columns that are not hidden differ, in whatever order, or gives null.</summary>
    public static string? VisibleDifference(DataViewSchema here, DataViewSchema there) => Difference(Visible(here), Visible(there));

    private static string? Difference(string[] here, string[] there)
    {
        string[] more = [.. here.Except(there)], less = [.. there.Except(here)];
        return more.Length + less.Length == 0 ? null : $"{List(more)} and not {List(less)}";
    }

    private static string[] Visible(DataViewSchema schema) => [.. schema.Where(column => !column.IsHidden).Select(Of)];

    private static string List(string[] texts) => texts.Length == 0 ? "nothing" : string.Join("; ", texts);
}
