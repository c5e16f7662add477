using System.Text.Json;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Conformance;

/// <summary>One fact: what a plan must deliver. Only the fields that a fact has are given.</summary>
public sealed class ConformanceCase
{
    public string? Selection { get; init; }

    public string? Stop { get; init; }

    public double[]? Weights { get; init; }

    public long[] Lengths { get; init; } = [];

    public long? Length { get; init; }

    /// <summary>Gets the whole order: "b3", or 13, is row 3 of the second source.</summary>
    public JsonElement[]? Order { get; init; }

    /// <summary>Gets the rows of each source in the whole order.</summary>
    public long[]? Delivered { get; init; }

    /// <summary>Gets the rows of each source in every block.</summary>
    public long[]? PerBlock { get; init; }

    /// <summary>Whether this is about more than a selection with static weights and a stop rule.</summary>
    public bool IsBeyondStaticWeights => Selection?.Contains("repeat", StringComparison.Ordinal) ?? false;

    public string[]? OrderText => Order?.Select(pick =>
        pick.ValueKind == JsonValueKind.String ? pick.GetString()! : $"{Plans.Name(pick.GetInt32() / 10)}{pick.GetInt32() % 10}").ToArray();

    public override string ToString() => $"{Selection ?? "RoundRobin(1)"} {Stop ?? "by default"} weights "
        + $"[{string.Join(' ', Weights ?? [])}] rows [{string.Join(' ', Lengths)}] length {Length?.ToString() ?? "-"} gives "
        + $"{string.Join(' ', OrderText ?? [])}{string.Join(' ', Delivered ?? [])}{string.Join(' ', PerBlock ?? [])}";
}
