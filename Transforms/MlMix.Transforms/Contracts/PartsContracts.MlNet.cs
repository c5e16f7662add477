using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

// A model file names a class for each contract, and a class is of one type of vector.

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Boolean")]
internal sealed class BooleanPartsContract : PartsContract<bool>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "SByte")]
internal sealed class SBytePartsContract : PartsContract<sbyte>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Byte")]
internal sealed class BytePartsContract : PartsContract<byte>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Int16")]
internal sealed class Int16PartsContract : PartsContract<short>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "UInt16")]
internal sealed class UInt16PartsContract : PartsContract<ushort>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Int32")]
internal sealed class Int32PartsContract : PartsContract<int>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "UInt32")]
internal sealed class UInt32PartsContract : PartsContract<uint>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Int64")]
internal sealed class Int64PartsContract : PartsContract<long>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "UInt64")]
internal sealed class UInt64PartsContract : PartsContract<ulong>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Single")]
internal sealed class SinglePartsContract : PartsContract<float>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Double")]
internal sealed class DoublePartsContract : PartsContract<double>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "Text")]
internal sealed class TextPartsContract : PartsContract<ReadOnlyMemory<char>>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "DateTime")]
internal sealed class DateTimePartsContract : PartsContract<DateTime>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "DateTimeOffset")]
internal sealed class DateTimeOffsetPartsContract : PartsContract<DateTimeOffset>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "TimeSpan")]
internal sealed class TimeSpanPartsContract : PartsContract<TimeSpan>;

[CustomMappingFactoryAttribute(PartsColumns.Contract + "RowId")]
internal sealed class RowIdPartsContract : PartsContract<DataViewRowId>;
