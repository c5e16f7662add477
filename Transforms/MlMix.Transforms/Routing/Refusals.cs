namespace MlMix.Routing;

/// <summary>Turns what a chain throws at a schema into a fault that names its source, so that all chains are heard.</summary>
internal static class Refusals
{
    public static T? Catch<T>(string title, Faults faults, Func<T> ask)
        where T : class
    {
        try
        {
            return ask();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            faults.Add($"the chain of {title} refuses the data: {error.Message}");
            return null;
        }
    }
}
