using System.CommandLine;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;
using MlMix.Tool.Writing;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix write</c>: the mixed rows as a file.</summary>
internal static class WriteCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        Option<Shard> shard = MixtureArguments.Shard();
        var output = new Option<string>("--out")
        {
            Description = "The file: .tsv, .jsonl or .idv (which needs Microsoft.ML). With a shard, its number goes before the extension.",
            HelpName = "F.tsv|F.jsonl|F.idv",
            Required = true,
        };
        var resume = new Option<bool>("--resume") { Description = "Go on with what a run before left; the file will be the same to the byte." };
        var command = new Command("write", "Writes the mixed rows. The file is written beside and moved into place.") { file, output, shard, resume, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixedDataView mixed = MixtureOpener.Open(new MLContext(), mixture, parsed.GetValue(shard), cancellation);
                using var line = new ProgressLine(terminal, mixed.GetRowCount());
                var options = new WriteOptions { Resume = parsed.GetValue(resume), Progress = new Relay(line) };
                WrittenFile written = MixWriter.Write(mixed, parsed.GetValue(output)!, options, cancellation);
                line.Dispose();
                Tell(terminal, written, parsed.GetValue(json));
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    private static void Tell(Terminal terminal, WrittenFile written, bool isJson)
    {
        if (!isJson)
        {
            string resumed = written.ResumedRows > 0 ? $", {Tables.Text(written.ResumedRows)} of which were there already" : "";
            terminal.Output.WriteLine($"{written.Path}: {Tables.Text(written.Rows)} rows{resumed}");
            return;
        }

        JsonText.Write(terminal.Output, json =>
        {
            json.WriteStartObject();
            json.WriteString("file", written.Path);
            json.WriteNumber("rows", written.Rows);
            json.WriteNumber("resumedRows", written.ResumedRows);
            json.WriteEndObject();
        });
    }

    // Progress<T> would report from another thread, and late.
    private sealed class Relay(ProgressLine line) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value) => line.Report(value.Rows);
    }
}
