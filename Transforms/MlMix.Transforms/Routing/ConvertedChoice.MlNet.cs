using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>
/// Chooses single values that expressions do not take by what they become: signed integers by Int64, others by their texts. What ML.NET writes of these it
/// reads again as the same value; not so of DateTime, which may be of local time.
/// </summary>
internal sealed class ConvertedChoice : IColumnChoice
{
    private readonly ScalarChoice _converted = new();

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is TimeSpanDataViewType or DateTimeOffsetDataViewType ||
        (column.Type is NumberDataViewType && Type.GetTypeCode(column.Type.RawType)
            is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64);

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        bool isSigned = DataKinds.IsSigned(candidates.Column.Type.RawType);
        DataKind kind = isSigned ? DataKind.Int64 : DataKind.String;
        string name = candidates.Column.Name;
        string chosen = chain.Temporary(name, "converted");
        _converted.Append(chain, candidates.Become(chosen, isSigned ? NumberDataViewType.Int64 : TextDataViewType.Instance, candidate =>
        {
            string converted = chain.Temporary(candidate, "converted");
            chain.Append(chain.Ml.Transforms.Conversion.ConvertType(converted, candidate, kind));
            return converted;
        }));
        chain.Append(chain.Ml.Transforms.Conversion.ConvertType(name, chosen, DataKinds.Of(candidates.Column.Type)!.Value));
    }
}
