using System.CommandLine;
using System.Text.Json;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Statistics;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix stats</c>: statistics by source and column.</summary>
internal static class StatsCommand
{
    private const int LabelsShown = 12;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        Option<Shard> shard = MixtureArguments.Shard();
        var command = new Command(
            "stats",
            "Reads the mix once and shows for each source and column: rows, missing values, mean, deviation, least and greatest, distinct values, labels.")
        {
            file, shard, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixedDataView mixed = MixtureOpener.Open(new MLContext(), mixture, parsed.GetValue(shard), cancellation);
                IReadOnlyList<SourceColumnStatistics> statistics = Read(terminal, mixed, cancellation);
                if (parsed.GetValue(json))
                    Write(terminal, statistics);
                else
                    Show(terminal, statistics);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    public static IReadOnlyList<SourceColumnStatistics> Read(Terminal terminal, MixedDataView mixed, CancellationToken cancellation)
    {
        using var line = new ProgressLine(terminal, mixed.GetRowCount());
        return MixStatistics.Read(mixed, new RowProgress(line), cancellation);
    }

    private static void Write(Terminal terminal, IReadOnlyList<SourceColumnStatistics> statistics) => JsonText.Write(terminal.Output, json =>
    {
        json.WriteStartArray();
        foreach (SourceColumnStatistics one in statistics)
            Write(json, one);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, SourceColumnStatistics one)
    {
        json.WriteStartObject();
        json.WriteString("source", one.Source);
        json.WriteString("column", one.Column);
        json.WriteString("type", one.Type);
        json.WriteNumber("rows", one.Rows);
        json.WriteNumber("values", one.Values);
        json.WriteNumber("missing", one.Missing);
        json.WriteNumberOrNull("mean", one.Mean);
        json.WriteNumberOrNull("standardDeviation", one.StandardDeviation);
        json.WriteNumberOrNull("min", one.Min);
        json.WriteNumberOrNull("max", one.Max);
        json.WriteNumberOrNull("distinct", (long?)one.Distinct);
        if (one.Histogram is null)
        {
            json.WriteNull("histogram");
        }
        else
        {
            json.WriteStartObject("histogram");
            foreach ((string label, long count) in one.Histogram)
                json.WriteNumber(label, count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Show(Terminal terminal, IReadOnlyList<SourceColumnStatistics> statistics)
    {
        Table table = Tables.Create("column", "source", "#rows", "#missing", "#mean", "#deviation", "#min", "#max", "#distinct", "labels");
        foreach (SourceColumnStatistics one in statistics)
        {
            table.Row(
                one.Column,
                one.Source,
                Tables.Text(one.Rows),
                Tables.Text(one.Missing),
                Tables.Number(one.Mean),
                Tables.Number(one.StandardDeviation),
                Tables.Number(one.Min),
                Tables.Number(one.Max),
                one.Distinct is null && one.IsCounted ? $"> {Tables.Text(SourceColumnStatistics.MostDistinct)}" : Tables.Text(one.Distinct),
                Labels(one.Histogram));
        }

        terminal.Write(table);
    }

    private static string Labels(IReadOnlyDictionary<string, long>? histogram)
    {
        if (histogram is null)
            return "";
        string shown = string.Join("  ", histogram.Take(LabelsShown).Select(pair => $"{pair.Key}: {Tables.Text(pair.Value)}"));
        return histogram.Count <= LabelsShown ? shown : $"{shown}  ...";
    }
}
