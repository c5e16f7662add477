using System.CommandLine;
using System.Text.Json;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix plan</c>: the dry run.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        var command = new Command("plan", "Shows what the mix would deliver, without reading it: rows, passes and unread rows of each source, and why it ends.")
        {
            file, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixPlan plan = MixturePlanner.Plan(new MLContext(), MixtureReader.Read(parsed.GetValue(file)!), shard: null, cancellation);
                PlanExplanation explanation = Explain(terminal, plan, cancellation);
                if (parsed.GetValue(json))
                    JsonText.Write(terminal.Output, writer => Write(writer, plan, explanation));
                else
                    Show(terminal, plan, explanation);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    /// <summary>Explains a plan, with progress where it must be walked.</summary>
    public static PlanExplanation Explain(Terminal terminal, MixPlan plan, CancellationToken cancellation)
    {
        using var line = new ProgressLine(terminal, total: null);
        return plan.Explain(cancellation, new ShareProgress(line));
    }

    private static void Write(Utf8JsonWriter json, MixPlan plan, PlanExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("hash", plan.Hash);
        json.WriteNumberOrNull("length", explanation.Length);
        json.WriteString("endsBecause", JsonText.NameOf(explanation.EndsBecause));
        json.WriteStartArray("sources");
        foreach (SourceExplanation source in explanation.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteNumber("weight", source.Weight);
            json.WriteNumberOrNull("rows", source.Rows);
            json.WriteNumberOrNull("delivered", source.Delivered);
            json.WriteNumberOrNull("passes", source.Passes);
            json.WriteNumberOrNull("unread", source.Unread);
            json.WriteNumberOrNull("firstWrap", source.FirstWrap);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumberOrNull("worstPrefixError", explanation.WorstPrefixError);
        json.WriteStartArray("warnings");
        foreach (string warning in explanation.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Show(Terminal terminal, MixPlan plan, PlanExplanation explanation)
    {
        terminal.Output.WriteLine($"{plan.Selection}, {plan.Stop}, seed {plan.Seed}: {Tables.Text(explanation.Length)} rows");
        terminal.Output.WriteLine(explanation.EndSentence);
        terminal.Output.WriteLine($"hash {plan.Hash}");
        Table table = Tables.Create("source", "#weight", "#rows", "#delivered", "#share", "#passes", "#unread", "#first wrap");
        foreach (SourceExplanation source in explanation.Sources)
        {
            double? share = explanation.Length > 0 ? (double?)source.Delivered / explanation.Length : null;
            table.Row(
                source.Name,
                Tables.Percent(source.Weight),
                Tables.Text(source.Rows),
                Tables.Text(source.Delivered),
                Tables.Percent(share),
                Tables.Text(source.Passes),
                Tables.Text(source.Unread),
                source.FirstWrap is null ? "never" : Tables.Text(source.FirstWrap));
        }

        terminal.Write(table);
        if (explanation.WorstPrefixError is double error)
            terminal.Output.WriteLine($"worst prefix error: {Tables.Number(error)} rows");
        foreach (string warning in explanation.Warnings)
            terminal.Warn(warning);
    }
}
