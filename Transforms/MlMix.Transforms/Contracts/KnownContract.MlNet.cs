using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Passes a number on, and refuses 0, which stands for unknown. Names of contracts and columns never change: they stand in model files.</summary>
/// <param name="refusal">What is said of a row that is refused.</param>
internal abstract class KnownContract(string refusal) : CustomMappingFactory<KnownContract.Input, KnownContract.Output>
{
    public const string InputColumn = "MlMix.Known.Input";

    public const string OutputColumn = "MlMix.Known.Output";

    public override Action<Input, Output> GetMapping() => Map;

    private void Map(Input input, Output output) => output.Number = input.Number != 0 ? input.Number : throw new InvalidDataException(refusal);

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
