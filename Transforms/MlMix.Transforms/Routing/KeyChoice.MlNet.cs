using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chooses keys by their raw values: there are no expressions of keys, so lookups make numbers of them, and keys again with the type and the key values that
/// are the same for all sources.
/// </summary>
internal sealed class KeyChoice : IColumnChoice
{
    /// <summary>What it cannot choose, and why.</summary>
    public const string Limits = "a saved model has a table of the values of a key, and there can be 1000000 at most";

    private const int MostValues = 1_000_000;

    private readonly ScalarChoice _numbers = new();

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is KeyDataViewType { Count: <= MostValues };

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        var key = (KeyDataViewType)candidates.Column.Type;
        string name = candidates.Column.Name;
        string chosen = chain.Temporary(name, "number");
        long[] raw = [.. Enumerable.Range(1, (int)key.Count).Select(value => (long)value)];
        _numbers.Append(chain, candidates.Become(chosen, NumberDataViewType.Int64, candidate =>
        {
            string number = chain.Temporary(candidate, "number");
            chain.Append(StockForms.ByKey(chain.Ml, number, candidate, key.RawType, raw));
            return number;
        }));
        chain.Append(KeyLookup.Make(chain.Ml, name, key, KeyTable.Of(candidates.Column), raw.Select(value => (value, value)), chosen));
    }
}
