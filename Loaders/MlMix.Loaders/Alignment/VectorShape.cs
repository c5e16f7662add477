using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>The dimensions of a column of the mix; none when it is no vector.</summary>
internal sealed class VectorShape
{
    private readonly ImmutableArray<int> _dimensions;

    private VectorShape(ImmutableArray<int> dimensions) => _dimensions = dimensions;

    public bool IsVector => !_dimensions.IsEmpty;

    /// <summary>Gets the number of slots; 0 when it is not fixed, or no vector.</summary>
    public int Size { get; private init; }

    public DataViewType Of(PrimitiveDataViewType item) => IsVector ? new VectorDataViewType(item, _dimensions) : item;

    /// <summary>The length to which vectors of a source must be padded, or 0.</summary>
    public int PaddingOf(DataViewType source) => source is VectorDataViewType { Size: > 0 } vector && vector.Size < Size ? Size : 0;

    /// <summary>The shape that takes all of these types, which are all vectors or none; a fault and null where there is none.</summary>
    public static VectorShape? Join(ColumnRequest column, Faults faults)
    {
        VectorDataViewType[] types = [.. column.Types.OfType<VectorDataViewType>()];
        if (types.Length == 0)
            return new VectorShape([]);
        VectorDataViewType first = types[0];
        if (types.All(type => type.Dimensions.SequenceEqual(first.Dimensions)))
            return new VectorShape(first.Dimensions) { Size = first.Size };
        if (types.Any(type => type.Size == 0))
            return new VectorShape([0]);
        int longest = types.Max(type => type.Size);
        if (types.All(type => type.Size == longest))
            return new VectorShape([longest]) { Size = longest };
        if (column.Lengths == VectorLengths.Pad && types.All(type => type.Dimensions.Length == 1))
            return new VectorShape([longest]) { Size = longest };
        faults.Add(column.Differs(column.Lengths == VectorLengths.Pad
            ? "only vectors of one dimension can be padded, so bring the others to one size first"
            : "bring them to one length, or pad the shorter ones with zeros by VectorLengths.Pad"));
        return null;
    }
}
