namespace MlMix.Rounds;

/// <summary>What a round is to finish with.</summary>
/// <param name="Controller">Follows the losses.</param>
/// <param name="Weights">The weights of the round.</param>
/// <param name="End">The place after its last row.</param>
internal sealed record RoundState(IWeightController Controller, double[] Weights, PlanCheckpoint End);
