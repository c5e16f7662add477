using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

// A model file names a class for each contract, and a class is of one type of vector.

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Boolean")]
internal sealed class BooleanChoiceContract : ChoiceContract<VBuffer<bool>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "SByte")]
internal sealed class SByteChoiceContract : ChoiceContract<VBuffer<sbyte>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Byte")]
internal sealed class ByteChoiceContract : ChoiceContract<VBuffer<byte>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Int16")]
internal sealed class Int16ChoiceContract : ChoiceContract<VBuffer<short>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "UInt16")]
internal sealed class UInt16ChoiceContract : ChoiceContract<VBuffer<ushort>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Int32")]
internal sealed class Int32ChoiceContract : ChoiceContract<VBuffer<int>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "UInt32")]
internal sealed class UInt32ChoiceContract : ChoiceContract<VBuffer<uint>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Int64")]
internal sealed class Int64ChoiceContract : ChoiceContract<VBuffer<long>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "UInt64")]
internal sealed class UInt64ChoiceContract : ChoiceContract<VBuffer<ulong>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Single")]
internal sealed class SingleChoiceContract : ChoiceContract<VBuffer<float>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Double")]
internal sealed class DoubleChoiceContract : ChoiceContract<VBuffer<double>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "Text")]
internal sealed class TextChoiceContract : ChoiceContract<VBuffer<ReadOnlyMemory<char>>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "DateTime")]
internal sealed class DateTimeChoiceContract : ChoiceContract<VBuffer<DateTime>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "DateTimeOffset")]
internal sealed class DateTimeOffsetChoiceContract : ChoiceContract<VBuffer<DateTimeOffset>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "TimeSpan")]
internal sealed class TimeSpanChoiceContract : ChoiceContract<VBuffer<TimeSpan>>;

[CustomMappingFactoryAttribute(ChoiceColumns.Vector + "RowId")]
internal sealed class RowIdChoiceContract : ChoiceContract<VBuffer<DataViewRowId>>;

// Expressions choose the other single values.

[CustomMappingFactoryAttribute(ChoiceColumns.Scalar + "DateTime")]
internal sealed class DateTimeScalarChoiceContract : ChoiceContract<DateTime>;

[CustomMappingFactoryAttribute(ChoiceColumns.Scalar + "RowId")]
internal sealed class RowIdScalarChoiceContract : ChoiceContract<DataViewRowId>;
