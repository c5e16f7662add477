using System.CommandLine;
using System.Text;
using Microsoft.ML;
using MlMix.Files;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Report;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix report</c>: all of a mixture on one page.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        var output = new Option<string>("--out") { Description = "The page.", HelpName = "F.html", Required = true };
        Option<long> rows = MixtureArguments.Count("--rows", "How many rows of the mix to show.", "N", 20);
        var quick = new Option<bool>("--quick") { Description = "Leave out the statistics, which take reading the whole mix." };
        var command = new Command("report", "Writes one page with the plan, weights and shares over time, passes, sample rows, statistics and warnings.")
        {
            file, output, rows, quick,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var ml = new MLContext();
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixedDataView? mixed = mixture.HasData ? MixtureOpener.Open(ml, mixture, shard: null, cancellation) : null;
                MixPlan plan = MixturePlanner.Plan(ml, mixture, shard: null, cancellation);
                var input = new ReportInput(Path.GetFileName(mixture.Path), plan)
                {
                    Explanation = PlanCommand.Explain(terminal, plan, cancellation),
                    Mixed = mixed,
                    Statistics = mixed is null || parsed.GetValue(quick) ? null : StatsCommand.Read(terminal, mixed, cancellation),
                    SampleRows = parsed.GetValue(rows),
                    Cancellation = cancellation,
                };
                WholeFile.Write(parsed.GetValue(output)!, Encoding.UTF8.GetBytes(MixReport.Render(input)));
                terminal.Output.WriteLine($"Written: {parsed.GetValue(output)}");
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }
}
