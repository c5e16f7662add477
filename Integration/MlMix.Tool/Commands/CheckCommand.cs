using System.CommandLine;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Leaks;
using MlMix.Tool.Text;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix check</c>: reads the heads of all sources and brings them into one form; counts equal rows when asked.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        var leaks = new Option<string[]>("--leaks")
        {
            Description = "Columns of the mix, with commas between: count rows that are equal in them, within sources and across, which takes reading all.",
            HelpName = "COLUMN,...",
            CustomParser = argument => [.. argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
            DefaultValueFactory = _ => [],
        };
        var command = new Command("check", "Reads the heads of all sources, brings their columns into one form, and says how, or what is in the way.")
        {
            file, leaks, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var ml = new MLContext();
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixedDataView mixed = MixtureOpener.Open(ml, mixture, shard: null, cancellation);
                // The first row, for what shows only when data is read.
                using (DataViewRowCursor cursor = mixed.GetRowCursor(mixed.Schema))
                    cursor.MoveNext();
                string[] columns = parsed.GetValue(leaks)!;
                LeakReport? found = columns.Length == 0 ? null : Count(terminal, ml, mixture, columns, cancellation);
                if (parsed.GetValue(json))
                    Write(terminal, mixed, found);
                else
                    Show(terminal, mixed, found);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    private static LeakReport Count(Terminal terminal, MLContext ml, MixtureFile mixture, string[] columns, CancellationToken cancellation)
    {
        var faults = new MixtureFaults(mixture.Path);
        MixSource[] sources =
            [.. mixture.Sources.Select(source => MixtureOpener.Open(ml, source, MixColumns.None, faults, cancellation)).OfType<MixSource>()];
        faults.ThrowIfAny();
        (string Name, IDataView Data)[] views = [.. sources.Select(source => (source.Name, Seen(ml, source)))];
        using var line = new ProgressLine(terminal, views.Sum(view => view.Data.GetRowCount()));
        return LeakCount.Read(views, columns, new RowProgress(line), cancellation);
    }

    /// <summary>The rows of a source that the mix may have, each once, and its columns by their names in the mix.</summary>
    private static IDataView Seen(MLContext ml, MixSource source) => ml.Data.Concat(
        new MixOptions { Columns = MixColumns.None },
        new MixSource(source.Name, source.Data) { RowCount = source.RowCount, Range = source.Range, Rename = source.Rename, Drop = source.Drop });

    private static void Show(Terminal terminal, MixedDataView mixed, LeakReport? leaks)
    {
        terminal.Output.WriteLine(mixed.Alignment);
        if (leaks is not null)
            LeakText.Show(terminal, leaks);
    }

    private static void Write(Terminal terminal, MixedDataView mixed, LeakReport? leaks) => JsonText.Write(terminal.Output, json =>
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
        if (leaks is not null)
            LeakText.Write(json, leaks);
        json.WriteEndObject();
    });
}
