using MlMix.Selections;

namespace MlMix.Explaining;

/// <summary>Finds what the user of a plan may not have meant.</summary>
internal sealed class PlanWarnings
{
    private const double MostRepeats = 3;
    private const double MostUnread = 0.5;

    private readonly PlanExplanation _mix;
    private readonly MixPlan _plan;
    private readonly List<string> _found = [];

    private PlanWarnings(PlanExplanation mix, MixPlan plan) => (_mix, _plan) = (mix, plan);

    public static IReadOnlyList<string> Of(PlanExplanation mix, MixPlan plan)
    {
        var warnings = new PlanWarnings(mix, plan);
        warnings.FindEarlyEnd();
        for (int source = 0; source < mix.Sources.Count; source++)
            warnings.Look(mix.Sources[source], plan.Sources[source], source);
        foreach (SourceExplanation source in mix.Sources)
        {
            foreach (string warning in source.Nested?.Warnings ?? [])
                warnings._found.Add($"In '{source.Name}': {warning}");
        }
        return warnings._found.AsReadOnly();
    }

    private void Add(InvariantText warning) => _found.Add(warning.Take());

    private void Look(SourceExplanation source, PlanSource asked, int index)
    {
        if (asked.Weight == 0 || asked.Repeat == 0 || asked.Choose == 0)
            return;
        Walking.PlannedSource planned = _plan.Planned(index);
        if (planned.Content.Content == 0)
            AddEmpty(source, asked);
        else if (source.Rows is null && asked.Plan is null)
            Add($"Source '{source.Name}' has an unknown row count, so what the mix delivers is unknown until read; give the row count.");
        else if (!_plan.TakesPart(index))
            Add($"Source '{source.Name}' has no weight at any point of the schedule, so it is never drawn; give it some, or leave it out.");
        else if (source.Delivered == 0 && _mix.Length > 0)
            AddNeverDrawn(source);
        else if (source is { Delivered: { } delivered, Rows: { } rows })
            LookAtRows(source, delivered, rows, planned.Content.Content!.Value);
    }

    private void LookAtRows(SourceExplanation source, long delivered, long rows, long content)
    {
        // Rows that were left out on purpose are not missed, nor do they make the others less repeated.
        long wanted = Math.Min(rows, content);
        double repeat = (double)delivered / wanted;
        if (repeat > MostRepeats)
        {
            Add($"Source '{source.Name}' delivers each of its {wanted:N0} rows {repeat:0.0##} times on average; "
                + $"{(_plan.Selection.UsesWeights ? "give it less weight" : "shorten the mix")}, bound it by MaxPasses, or stop by AllOnce.");
        }
        long missed = source.Unread is { } unread ? unread - (rows - wanted) : 0;
        if (missed > MostUnread * rows)
        {
            Add($"Source '{source.Name}' leaves {missed:N0} of its {rows:N0} rows unread; "
                + $"{(_plan.Selection.UsesWeights ? "give it more weight" : "lengthen the mix")}, or stop by AllExhausted or AllOnce{OrLength}.");
        }
    }

    private string OrLength => _plan.Length is null ? "" : " without Length";

    private void AddEmpty(SourceExplanation source, PlanSource asked)
    {
        if (source.Rows == 0)
            Add($"Source '{source.Name}' is empty ({asked.RowCount ?? 0} rows, range {asked.Range}); leave it out, or give it weight 0.");
        else
        {
            Add($"Source '{source.Name}' delivers none of its {source.Rows:N0} rows, since what is asked of it is less than one row or batch; "
                + $"ask for more, or leave it out.");
        }
    }

    private void AddNeverDrawn(SourceExplanation source)
    {
        if (_plan.Selection.UsesWeights)
        {
            Add($"Source '{source.Name}' is never drawn in {_mix.Length:N0} rows with {source.Weight * 100:0.0#####} % of the weight; "
                + $"give it more weight, or lengthen the mix.");
        }
        else
            Add($"Source '{source.Name}' is never reached in {_mix.Length:N0} rows; lengthen the mix, or stop by AllOnce{OrLength}.");
    }

    private void FindEarlyEnd()
    {
        bool isEarly = _mix.EndsBecause is EndCause.SourceExhausted or EndCause.SourceMissed && _plan.Selection is not ExplicitSelection;
        if (!isEarly || _mix.EndedBy is not { } name)
            return;
        Int128 rows = 0;
        Int128 unread = 0;
        for (int source = 0; source < _mix.Sources.Count; source++)
        {
            if (!_plan.TakesPart(source) || _mix.Sources[source] is not { Rows: { } of, Unread: { } left })
                continue;
            rows += of;
            unread += left;
        }
        if (unread * 2 > rows)
        {
            Add($"Source '{name}' ends the mix by {_plan.Stop} while {unread:N0} of {rows:N0} rows are unread; "
                + $"stop by AllExhausted or AllOnce{(_plan.Selection.UsesWeights ? ", or give it less weight" : "")}.");
        }
    }
}
