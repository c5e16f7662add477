using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Passes the number of a label on, and refuses that of an unknown one. Names of contracts and columns never change: they stand in model
/// files.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class KnownLabelContract : CustomMappingFactory<KnownLabelContract.Input, KnownLabelContract.Output>
{
    public const string Name = "MlMix.KnownLabel";

    public const string InputColumn = "MlMix.KnownLabel.Input";

    public const string OutputColumn = "MlMix.KnownLabel.Output";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output) => output.Number = input.Number != 0
        ? input.Number
        : throw new InvalidDataException(
            "The label of a row is none of those that its source had when the model was fitted, or its source is missing or unknown, and a label that is a " +
            "whole number has no missing value to stand for that.");

    internal sealed class Input
    {
        [ColumnName(InputColumn)]
        public long Number { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(OutputColumn)]
        public long Number { get; set; }
    }
}
