using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chooses vectors of keys by their key values: ML.NET's lookups make no vectors of keys, but MapValueToKey does, of whatever values, and a conversion makes
/// them keys of another raw type.
/// </summary>
internal sealed class KeyVectorChoice : IColumnChoice
{
    /// <summary>What it cannot choose, and why.</summary>
    public const string Limits =
        "only MapValueToKey makes vectors of keys in a model, of key values that all differ and are told from a missing one, so the keys must have such " +
        "values (not 0 of integers, not the empty text), and with several dimensions these must be numbers but Int64 and UInt64";

    private readonly VectorChoice _values = new();

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is VectorDataViewType { ItemType: KeyDataViewType } type &&
        KeyTable.Of(column) is { IsDistinct: true } keys && _values.Fits(new DataViewSchema.DetachedColumn(column.Name, Of(type, keys)));

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        var type = (VectorDataViewType)candidates.Column.Type;
        string name = candidates.Column.Name, chosen = chain.Temporary(name, "values");
        KeyTable keys = KeyTable.Of(candidates.Column)!;
        _values.Append(chain, candidates.Become(chosen, Of(type, keys), candidate =>
        {
            string values = chain.Temporary(candidate, "values");
            chain.Append(chain.Ml.Transforms.Conversion.MapKeyToValue(values, candidate));
            return values;
        }));
        chain.Append(chain.Ml.Transforms.Conversion.MapValueToKey(name, chosen, keyData: keys.View(chain.Ml)));
        chain.Append(chain.Ml.Transforms.Conversion.ConvertType(name, name, DataKinds.Of(type.ItemType)!.Value));
    }

    private static VectorDataViewType Of(VectorDataViewType type, KeyTable keys) => new(keys.Item, type.Dimensions);
}
