namespace MlMix.Planning.Tests.Support;

/// <summary>Picks as text: "b7" is row 7 of the second source, "b7/2" the same row in pass 2.</summary>
internal static class PickText
{
    public static string Of(IEnumerable<SourcePick> picks) => string.Join(' ', picks.Select(Of));

    private static string Of(SourcePick pick) => $"{Plans.Name(pick.Source)}{pick.Row}{(pick.Pass > 0 ? $"/{pick.Pass}" : "")}";
}
