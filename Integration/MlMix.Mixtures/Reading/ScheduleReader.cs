using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads <c>schedule</c>: a unit, an interpolation, and points with the weights of all sources.</summary>
internal static class ScheduleReader
{
    public static WeightSchedule? Read(KeyReader keys)
    {
        if (keys.Object("schedule") is not KeyReader schedule)
            return null;
        ScheduleUnit unit = schedule.Word(
            "unit", ScheduleUnit.Rows, ("rows", ScheduleUnit.Rows), ("batches", ScheduleUnit.Batches), ("fraction", ScheduleUnit.Fraction));
        string form = schedule.Word("interpolation", "linear", ("step", "step"), ("linear", "linear"), ("cosine", "cosine"));
        IReadOnlyList<MixtureNode> items = schedule.Items("points");
        if (!schedule.Has("points") || items.Count == 0)
        {
            schedule.Fault(
                schedule.Find("points"), "points", "there is none; give at least one point, such as {\"at\": 0, \"weights\": {\"a\": 1, \"b\": 1}}.");
        }

        WeightPoint?[] points =
            [.. items.Select((item, index) => Point(item, schedule.PathOf(FormattableString.Invariant($"points[{index}]")), keys.Faults))];
        schedule.Finish();
        if (keys.Faults.Any || points.Length == 0)
            return null;
        try
        {
            return form switch
            {
                "step" => WeightSchedule.Step(unit, points!),
                "linear" => WeightSchedule.Linear(unit, points!),
                _ => WeightSchedule.Cosine(unit, points!),
            };
        }
        catch (MixConfigurationException faults)
        {
            keys.Faults.Add(schedule.Line, schedule.Key, faults);
            return null;
        }
    }

    /// <summary>Adds a fault for each name in a point that is none of the sources'.</summary>
    public static void CheckNames(KeyReader keys, string[] sources)
    {
        foreach (MixtureNode point in keys.Find("schedule")!.Members.Where(member => member.Key == "points").SelectMany(member => member.Value.Items))
        {
            foreach (MixtureMember weight in point.Members.Where(member => member.Key == "weights").SelectMany(member => member.Value.Members))
            {
                if (!sources.Contains(weight.Key))
                {
                    keys.Faults.Add(weight.Line, "schedule.points", $"there is no source '{weight.Key}'; there are " +
                        $"{string.Join(", ", sources.Select(name => $"'{name}'"))}.{Suggestion.For(weight.Key, sources)}");
                }
            }
        }
    }

    private static WeightPoint? Point(MixtureNode item, string key, MixtureFaults faults)
    {
        var point = new KeyReader(item, key, faults);
        double? at = point.Number("at");
        if (!point.Has("at"))
            point.Fault(null, "at", "it is missing; it must be the progress at which the weights hold.");
        var weights = new Dictionary<string, double>();
        if (point.Object("weights") is KeyReader given)
        {
            foreach (MixtureMember member in given.Members)
            {
                if (given.Number(member.Key) is double weight)
                    weights[member.Key] = weight;
            }
        }
        else
        {
            point.Fault(null, "weights", "they are missing; give the weight of each source by its name.");
        }

        point.Finish();
        if (at is null || weights.Count == 0)
            return null;
        try
        {
            return new WeightPoint(at.Value, weights);
        }
        catch (MixConfigurationException fault)
        {
            faults.Add(point.Line, key, fault);
            return null;
        }
    }
}
