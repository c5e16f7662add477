using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Chooses vectors by a contract: a model with it needs MlMix.Transforms where it is loaded.</summary>
internal sealed class VectorChoice : IColumnChoice
{
    /// <summary>What it cannot choose, and why.</summary>
    public const string Limits =
        "of ML.NET's transformers only normalizers put dimensions into a model, and what they make, numbers of Double, becomes no vector of this type; " +
        "those of Boolean and of numbers but Int64 and UInt64 can be saved with several dimensions";

    public bool Fits(DataViewSchema.DetachedColumn column) => column.Type is VectorDataViewType vector && ItemContracts.Of(vector.ItemType) is not null &&
        (vector.Dimensions.Length == 1 || IsMarked(vector.ItemType) || IsExact(vector.ItemType));

    public void Append(StockChain chain, ColumnCandidates candidates)
    {
        MLContext ml = chain.Ml;
        var type = (VectorDataViewType)candidates.Column.Type;
        string name = candidates.Column.Name;
        ContractChoice.Append(chain, candidates, ItemContracts.Of(type.ItemType)!.Choice(ml), chosen => type.IsKnownSize
            ? ContractForms.Sized(ml, name, type.ItemType, type.Size, NamedSlots.Take(type.ItemType) ? NamedSlots.NamesOf(candidates.Column) : null, chosen)
            : ml.Transforms.CopyColumns(name, chosen));
        if (type.Dimensions.Length == 1)
            return;
        if (IsMarked(type.ItemType))
            chain.Append(Marks.Shaped(ml, name, type));
        else
            AppendDimensions(chain, name, type);
    }

    /// <summary>Whether a normalizer takes such items.</summary>
    private static bool IsMarked(DataViewType item) => item == NumberDataViewType.Single || item == NumberDataViewType.Double;

    /// <summary>Whether such items become Double and back again.</summary>
    private static bool IsExact(DataViewType item) => item is BooleanDataViewType || (item is NumberDataViewType && Type.GetTypeCode(item.RawType)
        is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32);

    /// <summary>Makes numbers of Double of the items for as long as it takes to have their dimensions said; ML.NET makes integers of texts only.</summary>
    private static void AppendDimensions(StockChain chain, string name, VectorDataViewType type)
    {
        string number = chain.Temporary(name, "number"), from = number;
        DataKind kind = DataKinds.Of(type.ItemType)!.Value;
        chain.Append(chain.Ml.Transforms.Conversion.ConvertType(number, name, DataKind.Double));
        chain.Append(Marks.Shaped(chain.Ml, number, new VectorDataViewType(NumberDataViewType.Double, type.Dimensions)));
        if (kind != DataKind.Boolean)
        {
            from = chain.Temporary(name, "text");
            chain.Append(chain.Ml.Transforms.Conversion.ConvertType(from, number, DataKind.String));
        }

        chain.Append(chain.Ml.Transforms.Conversion.ConvertType(name, from, kind));
    }
}
