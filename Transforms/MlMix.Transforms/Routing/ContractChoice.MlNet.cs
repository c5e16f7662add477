using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;

namespace MlMix.Routing;

/// <summary>
/// Chooses by a contract, one source after the other; by itself among the single values that become no text that could be chosen and read again. A model with
/// it needs MlMix.Transforms where it is loaded.
/// </summary>
internal sealed class ContractChoice : IColumnChoice
{
    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is DateTimeDataViewType or RowIdDataViewType;

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        MLContext ml = chain.Ml;
        Append(chain, candidates, candidates.Column.Type is DateTimeDataViewType
            ? ml.Transforms.CustomMapping(new DateTimeScalarChoiceContract().GetMapping(), ChoiceColumns.Scalar + "DateTime")
            : ml.Transforms.CustomMapping(new RowIdScalarChoiceContract().GetMapping(), ChoiceColumns.Scalar + "RowId"),
            chosen => ml.Transforms.CopyColumns(candidates.Column.Name, chosen));
    }

    /// <summary>Appends the choice by a contract, and what makes the column of what it chose.</summary>
    public static void Append(
        StockChain chain, ColumnCandidates candidates, IEstimator<ITransformer> contract, Func<string, IEstimator<ITransformer>> finish)
    {
        MLContext ml = chain.Ml;
        chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.Second, candidates.Others));
        for (int index = 0; index < candidates.Chains.Length; index++)
        {
            string isChosen = string.Create(CultureInfo.InvariantCulture, $"(s) : s == {index + 1}");
            chain.Append(ml.Transforms.Expression(ChoiceColumns.IsFirst, isChosen, candidates.Slot));
            chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.First, candidates.Chains[index]));
            chain.Append(contract);
            chain.Append(ml.Transforms.CopyColumns(ChoiceColumns.Second, ChoiceColumns.Chosen));
        }

        chain.Append(finish(ChoiceColumns.Second));
        chain.Append(ml.Transforms.DropColumns(ChoiceColumns.IsFirst, ChoiceColumns.First, ChoiceColumns.Second, ChoiceColumns.Chosen));
    }
}
