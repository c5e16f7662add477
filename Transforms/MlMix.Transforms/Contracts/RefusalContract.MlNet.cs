using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Passes a number on, and refuses a row that has a text beside it, with that text. Names of contracts and columns never change: they stand in model files.
/// </summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class RefusalContract : CustomMappingFactory<RefusalContract.Input, RefusalContract.Output>
{
    public const string Name = "MlMix.Refusal";

    public const string TextColumn = "MlMix.Refusal.Text";

    public const string NumberColumn = "MlMix.Refusal.Number";

    public const string PassedColumn = "MlMix.Refusal.Passed";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output) =>
        output.Passed = input.Text.IsEmpty ? input.Number : throw new InvalidDataException(input.Text.ToString());

    internal sealed class Input
    {
        [ColumnName(TextColumn)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(NumberColumn)]
        public long Number { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(PassedColumn)]
        public long Passed { get; set; }
    }
}
