namespace MlMix.Tool.Statistics;

/// <summary>How values of a type are counted.</summary>
/// <param name="Key">What tells different values apart.</param>
/// <param name="IsMissing">Whether a value is missing.</param>
/// <param name="Number">The value as a number; null where it is none.</param>
/// <param name="Label">How the value is written in a histogram; null where it never is.</param>
/// <param name="MostLabels">With more different values than this there is no histogram.</param>
/// <param name="Ordered">The order of a histogram; null for that of the keys.</param>
internal sealed record ValueRules<T, TKey>(
    Func<T, TKey> Key,
    Func<T, bool> IsMissing,
    Func<T, double>? Number,
    Func<T, string>? Label,
    int MostLabels,
    Func<IEnumerable<KeyValuePair<TKey, string>>, IEnumerable<KeyValuePair<TKey, string>>>? Ordered)
    where TKey : notnull;
