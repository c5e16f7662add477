using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Routing;

/// <summary>Chooses numbers, Booleans and texts with the expression language.</summary>
internal sealed class ScalarChoice : IColumnChoice
{
    /// <summary>An expression takes five columns at most: the slot, the value so far, and three more.</summary>
    private const int AtOnce = 3;

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is TextDataViewType or BooleanDataViewType ||
        (column.Type is NumberDataViewType && Type.GetTypeCode(column.Type.RawType)
            is TypeCode.Single or TypeCode.Double or TypeCode.Int32 or TypeCode.Int64);

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        string name = candidates.Column.Name;
        string before = candidates.Others;
        int done = 0;
        foreach (string[] some in candidates.Chains.Chunk(AtOnce))
        {
            string[] letters = [.. "abc"[..some.Length].Select(letter => letter.ToString())];
            string formula = string.Concat(letters.Select((letter, index) =>
                string.Create(CultureInfo.InvariantCulture, $"s == {done + index + 1} ? {letter} : "))) + "x";
            done += some.Length;
            string output = done == candidates.Chains.Length
                ? name
                : chain.Temporary(name, string.Create(CultureInfo.InvariantCulture, $"chosen {done}"));
            chain.Append(chain.Ml.Transforms.Expression(
                output, $"({string.Join(", ", ["s", "x", .. letters])}) : {formula}", [candidates.Slot, before, .. some]));
            before = output;
        }
    }
}
