using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;

namespace MlMix.Routing;

/// <summary>
/// Chooses vectors of numbers of unknown size, one source after the other, by a contract: a model with it needs MlMix.Transforms where it is loaded.
/// </summary>
internal sealed class AnyVectorChoice : IColumnChoice
{
    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is VectorDataViewType { IsKnownSize: false, Dimensions.Length: 1 } vector &&
        (vector.ItemType == NumberDataViewType.Single || vector.ItemType == NumberDataViewType.Double);

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        MLContext ml = chain.Ml;
        bool isSingle = ((VectorDataViewType)candidates.Column.Type).ItemType == NumberDataViewType.Single;
        chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.Second, candidates.Others));
        for (int index = 0; index < candidates.Chains.Length; index++)
        {
            string isChosen = string.Create(CultureInfo.InvariantCulture, $"(s) : s == {index + 1}");
            chain.Append(ml.Transforms.Expression(ChoiceColumns.IsFirst, isChosen, candidates.Slot));
            chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.First, candidates.Chains[index]));
            chain.Append(isSingle ? ContractForms.Choice<float>(ml) : ContractForms.Choice<double>(ml));
            chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.Second, ChoiceColumns.Chosen));
        }

        chain.Append(ml.Transforms.CopyColumns(candidates.Column.Name, ChoiceColumns.Second));
        chain.Append(ml.Transforms.DropColumns(ChoiceColumns.IsFirst, ChoiceColumns.First, ChoiceColumns.Second, ChoiceColumns.Chosen));
    }
}
