using System.Text.Json;
using MlMix.Tool.Leaks;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary>Shows how many rows are equal.</summary>
internal static class LeakText
{
    public static void Write(Utf8JsonWriter json, LeakReport leaks)
    {
        json.WriteStartObject("leaks");
        json.WriteStartArray("sources");
        foreach (SourceDuplicates source in leaks.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Source);
            json.WriteNumber("rows", source.Rows);
            json.WriteNumber("duplicates", source.Duplicates);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (CommonRows pair in leaks.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteNumber("distinct", pair.Distinct);
            json.WriteNumber("rowsOfFirst", pair.RowsOfFirst);
            json.WriteNumber("rowsOfSecond", pair.RowsOfSecond);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Show(Terminal terminal, LeakReport leaks)
    {
        Table within = Tables.Create("source", "#rows", "#equal to one before");
        foreach (SourceDuplicates source in leaks.Sources)
            within.Row(source.Source, Tables.Text(source.Rows), Tables.Text(source.Duplicates));
        terminal.Write(within);
        if (leaks.Pairs.Count == 0)
        {
            terminal.Output.WriteLine("No two sources have a row in common.");
            return;
        }

        Table across = Tables.Create("first", "second", "#rows in both", "#rows of first", "#rows of second");
        foreach (CommonRows pair in leaks.Pairs)
            across.Row(pair.First, pair.Second, Tables.Text(pair.Distinct), Tables.Text(pair.RowsOfFirst), Tables.Text(pair.RowsOfSecond));
        terminal.Write(across);
    }
}
