using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Passes the number of a source on, and refuses that of an unknown one. Its name stands in model files: it never changes.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class KnownSourceContract : CustomMappingFactory<KnownSourceContract.Input, KnownSourceContract.Output>
{
    public const string Name = "MlMix.KnownSource";

    public const string InputColumn = "MlMix.KnownSource.Input";

    public const string OutputColumn = "MlMix.KnownSource.Output";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output) => output.Number = input.Number != 0
        ? input.Number
        : throw new InvalidDataException(
            "The source of a row is missing or was not there when the model was fitted, and the model was told to refuse such rows (UnknownSource.Error).");

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
