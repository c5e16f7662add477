using Microsoft.ML.Data;
using TorchSharp;

namespace MlMix.Tensors;

/// <summary>What the tensor of a column is.</summary>
/// <param name="Item">The raw type of the column's items.</param>
/// <param name="Map">Makes the tensor's items of them.</param>
/// <param name="Type">The type of the tensor's items.</param>
/// <param name="Slots">Items of a row.</param>
/// <param name="IsVector">Whether the column has vectors.</param>
/// <param name="IsFlat">Whether the tensor has no dimension but the rows.</param>
internal sealed record TensorForm(Type Item, Type Map, torch.ScalarType Type, int Slots, bool IsVector, bool IsFlat)
{
    private static readonly Type[] WholeNumbers =
        [typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    /// <summary>Gives the form of a column, or null where no tensor can be made of it.</summary>
    public static TensorForm? Of(DataViewType type, bool isLabel, bool isWeight)
    {
        if (isWeight)
            return type == NumberDataViewType.Single ? new TensorForm(typeof(float), typeof(SameSingle), torch.ScalarType.Float32, 1, false, true) : null;
        var vector = type as VectorDataViewType;
        if (vector is { IsKnownSize: false })
            return null;
        DataViewType itemType = vector?.ItemType ?? type;
        Type item = itemType.RawType;
        Type? map = itemType is KeyDataViewType ? typeof(KeyToInt64<>).MakeGenericType(item)
            : itemType is BooleanDataViewType ? typeof(BooleanToSingle)
            : item == typeof(float) ? typeof(SameSingle)
            : item == typeof(double) ? typeof(NumberToSingle<double>)
            : !WholeNumbers.Contains(item) || itemType is not NumberDataViewType ? null
            : (isLabel ? typeof(NumberToInt64<>) : typeof(NumberToSingle<>)).MakeGenericType(item);
        if (map is null)
            return null;
        bool isWhole = itemType is KeyDataViewType || (isLabel && WholeNumbers.Contains(item));
        return new TensorForm(
            item, map, isWhole ? torch.ScalarType.Int64 : torch.ScalarType.Float32, vector?.Size ?? 1, vector is not null, vector is null && isLabel);
    }

    public long BytesOf(int rows) => (long)rows * Slots * (Type == torch.ScalarType.Int64 ? sizeof(long) : sizeof(float));
}
