namespace MlMix.Explaining;

/// <summary>Why a mix ends, as a sentence.</summary>
internal static class EndText
{
    public static string Of(PlanExplanation explanation, MixPlan plan)
    {
        string by = explanation.EndedBy is { } name ? $"source '{name}'" : "a source";
        string last = explanation.EndedBy is { } lastName ? $", source '{lastName}' last" : "";
        string bound = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The mix ends at its Length of {plan.Length ?? 0:N0} rows");
        string text = explanation.EndsBecause switch
        {
            EndCause.Never => "The mix has no end; give it a Length to have one.",
            EndCause.Length => plan.Stop == StopRule.Never ? $"{bound}." : $"{bound}, before {plan.Stop} ends it.",
            EndCause.SourceExhausted => $"The mix ends after the last row of {by}, the first to be exhausted.",
            EndCause.SourceMissed => $"The mix ends where {by} is drawn and has no row left.",
            EndCause.AllExhausted => $"The mix ends when every source was exhausted once{last}.",
            EndCause.AllDelivered => $"The mix ends when every source has delivered all its rows{last}.",
            EndCause.AllDroppedOut => $"The mix ends when every source was read as often as MaxPasses allows{last}.",
            EndCause.OrderEnded => "The mix ends with the order that was given.",
            EndCause.NothingToDraw => "The mix has no row: no source that may be drawn has one.",
            EndCause.OuterMix => "The mix around it takes no more rows.",
            _ => "Where the mix ends is unknown until read.",
        };
        return plan.DropLastBatch ? $"{text[..^1]}; rows that do not fill a batch are left out." : text;
    }
}
