namespace MlMix.Contracts;

/// <summary>The columns of the contracts that work slot by slot.</summary>
internal static class SlotsColumns
{
    public const string Values = "MlMix.Slots.Values";

    public const string Offsets = "MlMix.Slots.Offsets";

    public const string Scales = "MlMix.Slots.Scales";

    public const string Normalized = "MlMix.Slots.Normalized";
}
