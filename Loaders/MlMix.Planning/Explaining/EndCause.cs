namespace MlMix;

/// <summary>Why a mix ends where it does.</summary>
public enum EndCause
{
    /// <summary>Where the mix ends shows only while its sources are read, because a row count that matters is unknown.</summary>
    Unknown,

    /// <summary>The mix has no end.</summary>
    Never,

    /// <summary>The length that was asked for is reached before the stop rule ends the mix.</summary>
    Length,

    /// <summary>A source is exhausted (<see cref="StopRule.FirstExhausted"/>).</summary>
    SourceExhausted,

    /// <summary>A source is drawn that has no row left (<see cref="StopRule.FirstMiss"/>).</summary>
    SourceMissed,

    /// <summary>Every source was exhausted once (<see cref="StopRule.AllExhausted"/>).</summary>
    AllExhausted,

    /// <summary>Every source delivered all that was asked of it (<see cref="StopRule.AllOnce"/>).</summary>
    AllDelivered,

    /// <summary>Every source was read as often as its <see cref="PlanSource.MaxPasses"/> allows.</summary>
    AllDroppedOut,

    /// <summary>The caller's own order ends (<see cref="Selection.Explicit"/>).</summary>
    OrderEnded,

    /// <summary>No source that may be drawn has a row.</summary>
    NothingToDraw,

    /// <summary>The plan is nested, and the mix around it takes no more of its rows.</summary>
    OuterMix,
}
