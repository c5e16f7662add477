using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chooses by their texts single values that expressions do not take. What ML.NET writes of them it reads again as the same value; not so of DateTime, which
/// may be of local time.
/// </summary>
internal sealed class WrittenChoice : IColumnChoice
{
    private readonly ScalarChoice _texts = new();

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is TimeSpanDataViewType or DateTimeOffsetDataViewType ||
        (column.Type is NumberDataViewType && Type.GetTypeCode(column.Type.RawType)
            is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64);

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        string name = candidates.Column.Name;
        string chosen = chain.Temporary(name, "text");
        _texts.Append(chain, candidates.Become(chosen, TextDataViewType.Instance, candidate =>
        {
            string text = chain.Temporary(candidate, "text");
            chain.Append(chain.Ml.Transforms.Conversion.ConvertType(text, candidate, DataKind.String));
            return text;
        }));
        chain.Append(chain.Ml.Transforms.Conversion.ConvertType(name, chosen, DataKinds.Of(candidates.Column.Type)!.Value));
    }
}
