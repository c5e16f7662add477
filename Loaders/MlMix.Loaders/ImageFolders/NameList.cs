namespace MlMix.ImageFolders;

/// <summary>Names in a message, which stays short however many there are.</summary>
internal static class NameList
{
    private const int Most = 10;

    public static string Of(IReadOnlyCollection<string> names)
    {
        string some = string.Join(", ", names.Take(Most).Select(name => $"'{name}'"));
        return names.Count <= Most ? some : FormattableString.Invariant($"{some} and {names.Count - Most} more");
    }
}
