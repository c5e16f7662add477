using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Chooses one of two values; vectors may be of different length. Names of contracts and columns never change: they stand in model files.
/// </summary>
internal abstract class ChoiceContract<T> : CustomMappingFactory<ChoiceContract<T>.Input, ChoiceContract<T>.Output>
{
    public override Action<Input, Output> GetMapping() => Map;

    // What is chosen is read before the next row is, and copied then.
    private static void Map(Input input, Output output) => output.Chosen = input.IsFirst ? input.First : input.Second;

    internal sealed class Input
    {
        [ColumnName(ChoiceColumns.IsFirst)]
        public bool IsFirst { get; set; }

        [ColumnName(ChoiceColumns.First)]
        public T? First { get; set; }

        [ColumnName(ChoiceColumns.Second)]
        public T? Second { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(ChoiceColumns.Chosen)]
        public T? Chosen { get; set; }
    }
}
