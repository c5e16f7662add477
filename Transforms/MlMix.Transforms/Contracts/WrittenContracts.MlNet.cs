using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

// A model file names a class for each contract, and a class is of one type of numbers.

[CustomMappingFactoryAttribute(WrittenColumns.Contract + "Int64")]
internal sealed class Int64WrittenContract : WrittenContract<long>;

[CustomMappingFactoryAttribute(WrittenColumns.Contract + "Single")]
internal sealed class SingleWrittenContract : WrittenContract<float>;

[CustomMappingFactoryAttribute(WrittenColumns.Contract + "Double")]
internal sealed class DoubleWrittenContract : WrittenContract<double>;
