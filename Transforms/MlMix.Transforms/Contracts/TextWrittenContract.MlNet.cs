using System.Globalization;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Writes the texts of a vector one after the other into one, behind a list of where each begins and ends. Names of contracts and columns never change, nor
/// does the width of an entry of the list: they stand in model files.
/// </summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class TextWrittenContract : CustomMappingFactory<TextWrittenContract.Input, TextWrittenContract.Output>
{
    public const string Name = WrittenColumns.Contract + "Text";

    /// <summary>How many digits the beginning and the end of a text have in the list.</summary>
    public const int Digits = 10;

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<ReadOnlyMemory<char>> values = input.Values;
        var list = new StringBuilder();
        var texts = new StringBuilder();
        int first = values.Length * 2 * Digits;
        foreach (ReadOnlyMemory<char> text in values.DenseValues())
        {
            list.Append(CultureInfo.InvariantCulture, $"{first + texts.Length:D10}");
            texts.Append(text);
            list.Append(CultureInfo.InvariantCulture, $"{first + texts.Length:D10}");
        }

        // What is read of it are parts of the same memory, which whoever reads may keep.
        output.Text = list.Append(texts).ToString().AsMemory();
        output.Size = values.Length;
    }

    internal sealed class Input
    {
        [ColumnName(WrittenColumns.Values)]
        public VBuffer<ReadOnlyMemory<char>> Values { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(WrittenColumns.Text)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(WrittenColumns.Size)]
        public int Size { get; set; }
    }
}
