using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;

namespace MlMix.Routing;

/// <summary>
/// Chooses vectors of numbers of known size. Expressions take one vector only, so the vectors are put together to one, of which a contract takes a block: a
/// model with it needs MlMix.Transforms where it is loaded.
/// </summary>
internal sealed class VectorChoice : IColumnChoice
{
    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is VectorDataViewType { IsKnownSize: true } vector &&
        (vector.ItemType == NumberDataViewType.Single || vector.ItemType == NumberDataViewType.Double);

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        MLContext ml = chain.Ml;
        var type = (VectorDataViewType)candidates.Column.Type;
        string[]? names = NamedSlots.NamesOf(candidates.Column);
        string[] columns = [candidates.Others, .. candidates.Chains];
        chain.Append(ml.Transforms.Concatenate(BlockColumns.Values, columns));
        chain.Append(ml.Transforms.CopyColumns(BlockColumns.Block, candidates.Slot));
        chain.Append(ml.Transforms.Expression(
            BlockColumns.Blocks, string.Create(CultureInfo.InvariantCulture, $"(s) : s - s + {columns.Length}"), candidates.Slot));
        chain.Append(type.ItemType == NumberDataViewType.Single
            ? ContractForms.Block<float>(ml, candidates.Column.Name, type.Size, names)
            : ContractForms.Block<double>(ml, candidates.Column.Name, type.Size, names));
    }
}
