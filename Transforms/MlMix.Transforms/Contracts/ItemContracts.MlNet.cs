using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contracts;

/// <summary>The contracts for vectors of one type of items.</summary>
internal sealed class ItemContracts
{
    private static readonly Dictionary<Type, ItemContracts> All = new()
    {
        [typeof(bool)] = Of("Boolean", new BooleanChoiceContract(), new BooleanPartsContract()),
        [typeof(sbyte)] = Of("SByte", new SByteChoiceContract(), new SBytePartsContract()),
        [typeof(byte)] = Of("Byte", new ByteChoiceContract(), new BytePartsContract()),
        [typeof(short)] = Of("Int16", new Int16ChoiceContract(), new Int16PartsContract()),
        [typeof(ushort)] = Of("UInt16", new UInt16ChoiceContract(), new UInt16PartsContract()),
        [typeof(int)] = Of("Int32", new Int32ChoiceContract(), new Int32PartsContract()),
        [typeof(uint)] = Of("UInt32", new UInt32ChoiceContract(), new UInt32PartsContract()),
        [typeof(long)] = Of("Int64", new Int64ChoiceContract(), new Int64PartsContract()),
        [typeof(ulong)] = Of("UInt64", new UInt64ChoiceContract(), new UInt64PartsContract()),
        [typeof(float)] = Of("Single", new SingleChoiceContract(), new SinglePartsContract()),
        [typeof(double)] = Of("Double", new DoubleChoiceContract(), new DoublePartsContract()),
        [typeof(ReadOnlyMemory<char>)] = Of("Text", new TextChoiceContract(), new TextPartsContract()),
        [typeof(DateTime)] = Of("DateTime", new DateTimeChoiceContract(), new DateTimePartsContract()),
        [typeof(DateTimeOffset)] = Of("DateTimeOffset", new DateTimeOffsetChoiceContract(), new DateTimeOffsetPartsContract()),
        [typeof(TimeSpan)] = Of("TimeSpan", new TimeSpanChoiceContract(), new TimeSpanPartsContract()),
        [typeof(DataViewRowId)] = Of("RowId", new RowIdChoiceContract(), new RowIdPartsContract()),
    };

    private ItemContracts(Func<MLContext, IEstimator<ITransformer>> choice, Func<MLContext, IEstimator<ITransformer>> parts)
    {
        Choice = choice;
        Parts = parts;
    }

    /// <summary>Gets what chooses one of two vectors.</summary>
    public Func<MLContext, IEstimator<ITransformer>> Choice { get; }

    /// <summary>Gets what cuts a vector into parts of sizes that a type says.</summary>
    public Func<MLContext, IEstimator<ITransformer>> Parts { get; }

    /// <summary>The contracts for items of a type, or null where there are none.</summary>
    public static ItemContracts? Of(DataViewType item) => item is KeyDataViewType ? null : All.GetValueOrDefault(item.RawType);

    private static ItemContracts Of<T>(string item, ChoiceContract<VBuffer<T>> choice, PartsContract<T> parts) => new(
        ml => ml.Transforms.CustomMapping(choice.GetMapping(), ChoiceColumns.Vector + item),
        ml => ml.Transforms.CustomMapping(parts.GetMapping(), PartsColumns.Contract + item));
}
