using System.CommandLine;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix preview</c>: the first rows.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        Option<long> rows = MixtureArguments.Count("--rows", "How many rows.", "N", 10);
        var command = new Command("preview", "Reads the first rows of the mix and shows them.") { file, rows, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixedDataView mixed = MixtureOpener.Open(new MLContext(), MixtureReader.Read(parsed.GetValue(file)!), shard: null, cancellation);
                DataViewSchema.Column[] columns = [.. mixed.Schema.Where(column => !column.IsHidden)];
                IEnumerable<string[]> read = Read(mixed, columns, parsed.GetValue(rows));
                if (parsed.GetValue(json))
                    Write(terminal, columns, read);
                else
                    Show(terminal, columns, read);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    private static IEnumerable<string[]> Read(MixedDataView mixed, DataViewSchema.Column[] columns, long rows)
    {
        using DataViewRowCursor cursor = mixed.GetRowCursor(columns);
        Func<string>[] readers = [.. columns.Select(column => RowText.Reader(cursor, column))];
        for (long row = 0; row < rows && cursor.MoveNext(); row++)
            yield return [.. readers.Select(read => read())];
    }

    private static void Write(Terminal terminal, DataViewSchema.Column[] columns, IEnumerable<string[]> rows) => JsonText.Write(terminal.Output, json =>
    {
        json.WriteStartArray();
        foreach (string[] row in rows)
        {
            json.WriteStartObject();
            for (int column = 0; column < columns.Length; column++)
                json.WriteString(columns[column].Name, row[column]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Show(Terminal terminal, DataViewSchema.Column[] columns, IEnumerable<string[]> rows)
    {
        Table table = Tables.OfTexts(columns.Select(column => column.Name));
        foreach (string[] row in rows)
            table.Row(row);
        terminal.Write(table);
    }
}
