using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Chooses one of two vectors, which may be of different length. Names of contracts and columns never change: they stand in model files.</summary>
internal abstract class ChoiceContract<T> : CustomMappingFactory<ChoiceContract<T>.Input, ChoiceContract<T>.Output>
{
    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<T> chosen = output.Chosen;
        (input.IsFirst ? input.First : input.Second).CopyTo(ref chosen);
        output.Chosen = chosen;
    }

    internal sealed class Input
    {
        [ColumnName(ChoiceColumns.IsFirst)]
        public bool IsFirst { get; set; }

        [ColumnName(ChoiceColumns.First)]
        public VBuffer<T> First { get; set; }

        [ColumnName(ChoiceColumns.Second)]
        public VBuffer<T> Second { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(ChoiceColumns.Chosen)]
        public VBuffer<T> Chosen { get; set; }
    }
}
