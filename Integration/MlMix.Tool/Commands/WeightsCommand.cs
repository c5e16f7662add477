using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix weights</c>: the weights at points of progress.</summary>
internal static class WeightsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        var at = new Option<double[]>("--at")
        {
            Description = "Points of progress, with commas between: rows, or the unit of the schedule.",
            HelpName = "P,P,...",
            CustomParser = ParsePoints,
            DefaultValueFactory = _ => [0],
        };
        var command = new Command("weights", "Shows the weights of the sources, which add up to 1, at points of progress.") { file, at, json };
        command.SetAction(parsed =>
        {
            MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
            double[] points = parsed.GetValue(at)!;
            string[] names = [.. mixture.Sources.Select(source => source.Name)];
            double[][] shares = [.. points.Select(point => Shares(mixture, names, point))];
            if (parsed.GetValue(json))
                Write(terminal, points, names, shares);
            else
                Show(terminal, points, names, shares);
            return MlMixProgram.Good;
        });
        return command;
    }

    private static double[] Shares(MixtureFile mixture, string[] names, double point)
    {
        if (mixture.Options.Schedule is WeightSchedule schedule)
        {
            IReadOnlyDictionary<string, double> weights = schedule.At(point);
            return [.. names.Select(name => weights.GetValueOrDefault(name))];
        }

        double sum = mixture.Sources.Sum(source => source.Weight);
        return [.. mixture.Sources.Select(source => source.Weight / sum)];
    }

    private static double[] ParsePoints(ArgumentResult argument)
    {
        var points = new List<double>();
        foreach (string text in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double point) && double.IsFinite(point))
                points.Add(point);
            else
                argument.AddError($"--at has '{text}'; it must have numbers with commas between, such as 0,2500,10000.");
        }

        return [.. points];
    }

    private static void Write(Terminal terminal, double[] points, string[] names, double[][] shares) => JsonText.Write(terminal.Output, json =>
    {
        json.WriteStartArray();
        for (int point = 0; point < points.Length; point++)
        {
            json.WriteStartObject();
            json.WriteNumber("at", points[point]);
            json.WriteStartObject("weights");
            for (int source = 0; source < names.Length; source++)
                json.WriteNumber(names[source], shares[point][source]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Show(Terminal terminal, double[] points, string[] names, double[][] shares)
    {
        Table table = Tables.Create(["#at", .. names.Select(name => "#" + name)]);
        for (int point = 0; point < points.Length; point++)
            table.Row([Tables.Number(points[point]), .. shares[point].Select(share => Tables.Percent(share))]);
        terminal.Write(table);
    }
}
