namespace MlMix.Contracts;

/// <summary>
/// Whether what is being saved may refuse rows. The saved form of chains by source runs every chain on every row and chooses afterwards, so a chain
/// that refuses rows would refuse those of other sources, which it never sees before it is saved.
/// </summary>
internal static class Refusing
{
    // Saving goes through ML.NET, which hands nothing on from one transformer to those within it.
    [ThreadStatic]
    private static int _chains;

    /// <summary>Gets whether rows may be refused: not within a chain by source.</summary>
    public static bool IsAllowed => _chains == 0;

    /// <summary>Saves chains by source.</summary>
    public static void SaveWithin(Action save)
    {
        _chains++;
        try
        {
            save();
        }
        finally
        {
            _chains--;
        }
    }
}
