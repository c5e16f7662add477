using System.CommandLine;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix check</c>: reads the heads of all sources and brings them into one form.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        var command = new Command("check", "Reads the heads of all sources, brings their columns into one form, and says how, or what is in the way.") { file, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixedDataView mixed = MixtureOpener.Open(new MLContext(), mixture, shard: null, cancellation);
                // The first row, for what shows only when data is read.
                using (DataViewRowCursor cursor = mixed.GetRowCursor(mixed.Schema))
                    cursor.MoveNext();
                if (parsed.GetValue(json))
                    Write(terminal, mixed);
                else
                    terminal.Output.WriteLine(mixed.Alignment);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    private static void Write(Terminal terminal, MixedDataView mixed) => JsonText.Write(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (DataViewSchema.Column column in mixed.Schema.Where(column => !column.IsHidden))
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("alignment", mixed.Alignment.ToString());
        json.WriteEndObject();
    });
}
