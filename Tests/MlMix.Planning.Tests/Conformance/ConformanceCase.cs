using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Conformance;

/// <summary>One fact: what a plan must deliver. Only the fields that a fact has are given.</summary>
public sealed partial class ConformanceCase
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

    /// <summary>Gets the selection alone, without what the fact says of repeats beside it.</summary>
    public string SelectionText => Selection?.Split(',')[0] ?? "RoundRobin(1)";

    /// <summary>Gets how often each source is repeated: "Random, repeat 0.7, 1.5 (which rows)" is 0.7 and 1.5 times.</summary>
    public double[] Repeats => RepeatForm().Match(Selection ?? "") is { Success: true } match
        ? [.. match.Groups.Values.Skip(1).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))]
        : [.. Lengths.Select(_ => 1.0)];

    public string[]? OrderText => Order?.Select(pick =>
        pick.ValueKind == JsonValueKind.String ? pick.GetString()! : $"{Plans.Name(pick.GetInt32() / 10)}{pick.GetInt32() % 10}").ToArray();

    public override string ToString() => $"{Selection ?? "RoundRobin(1)"} {Stop ?? "by default"} weights "
        + $"[{string.Join(' ', Weights ?? [])}] rows [{string.Join(' ', Lengths)}] length {Length?.ToString() ?? "-"} gives "
        + $"{string.Join(' ', OrderText ?? [])}{string.Join(' ', Delivered ?? [])}{string.Join(' ', PerBlock ?? [])}";

    [GeneratedRegex(@", repeat ([\d.]+)(?: and|,) ([\d.]+)")]
    private static partial Regex RepeatForm();
}
