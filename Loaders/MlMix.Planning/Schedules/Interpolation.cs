namespace MlMix.Schedules;

/// <summary>How weights go from one point to the next.</summary>
internal enum Interpolation
{
    Step,
    Linear,
    Cosine,
}
