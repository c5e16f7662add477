namespace MlMix.Walking;

/// <summary>The walk along a nested plan, in one of its passes.</summary>
internal sealed record NestedWalk(PlanWalker Walker, long Pass);
