using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using MlMix.Mixtures;
using MlMix.Mixtures.Reading;
using MlMix.Tool.Text;
using Spectre.Console;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix order</c>: which row comes where.</summary>
internal static class OrderCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = MixtureArguments.File();
        Option<bool> json = MixtureArguments.Json();
        Option<Shard> shard = MixtureArguments.Shard();
        Option<long> from = MixtureArguments.Count("--from", "The first position, from 0.", "K", 0);
        Option<long> take = MixtureArguments.Count("--take", "How many rows; fewer come when the mix ends.", "N", 20);
        var command = new Command("order", "Lists source, row and pass of the rows from a position on. A source of a mixture in the mixture is outer/inner.")
        {
            file, from, take, shard, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                MixtureFile mixture = MixtureReader.Read(parsed.GetValue(file)!);
                MixPlan plan = MixturePlanner.Plan(new MLContext(), mixture, parsed.GetValue(shard), cancellation);
                IEnumerable<Place> places = Places(plan, parsed.GetValue(from), parsed.GetValue(take), cancellation);
                if (parsed.GetValue(json))
                    Write(terminal, places);
                else
                    Show(terminal, places);
                return MlMixProgram.Good;
            },
            cancellation));
        return command;
    }

    private static IEnumerable<Place> Places(MixPlan plan, long from, long take, CancellationToken cancellation)
    {
        // Where there is no way to a position but by walking, that is done here, where it can be cancelled.
        PlanWalker walker = plan.Walk(plan.Seeker is null ? 0 : from);
        for (long index = 0; index < take && walker.MoveNext();)
        {
            cancellation.ThrowIfCancellationRequested();
            if (walker.Position < from)
                continue;
            index++;
            long position = walker.Position;
            PlanWalker at = walker;
            string name = at.Plan.Sources[at.Current.Source].Name;
            while (at.Inner is PlanWalker inner)
            {
                at = inner;
                name += "/" + at.Plan.Sources[at.Current.Source].Name;
            }

            yield return new Place(position, name, at.Current.Row, at.Current.Pass);
        }
    }

    private static void Write(Terminal terminal, IEnumerable<Place> places) => JsonText.Write(terminal.Output, json =>
    {
        json.WriteStartArray();
        foreach (Place place in places)
        {
            json.WriteStartObject();
            json.WriteNumber("position", place.Position);
            json.WriteString("source", place.Source);
            json.WriteNumber("row", place.Row);
            json.WriteNumber("pass", place.Pass);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Show(Terminal terminal, IEnumerable<Place> places)
    {
        Table table = Tables.Create("#position", "source", "#row", "#pass");
        foreach (Place place in places)
            table.Row(Tables.Text(place.Position), place.Source, Tables.Text(place.Row), Tables.Text(place.Pass));
        terminal.Write(table);
    }

    private readonly record struct Place(long Position, string Source, long Row, long Pass);
}
