using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Writes the numbers of a vector one after the other into a text, for an expression to read them: expressions take one vector only, but texts beside it. Names
/// of contracts and columns never change, nor does the width of a number: they stand in model files.
/// </summary>
internal abstract class WrittenContract<T> : CustomMappingFactory<WrittenContract<T>.Input, WrittenContract<T>.Output>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>How many characters each number has, blanks behind it included: as many as the longest.</summary>
    public static readonly int Width = typeof(T) == typeof(float) ? "-1.23456789E-38".Length : "-1.2345678901234567E-308".Length;

    // So many digits tell all numbers apart. The shortest form that does so may lie at the edge of what is read as a number, and ML.NET reads a text not to the
    // last bit; these lie near the number itself.
    private static readonly string Digits = typeof(T) == typeof(float) ? "G9" : "G17";

    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<T> values = input.Values;
        output.Write(in values);
    }

    internal sealed class Input
    {
        [ColumnName(WrittenColumns.Values)]
        public VBuffer<T> Values { get; set; }
    }

    internal sealed class Output
    {
        private T[] _dense = [];
        private char[] _text = [];

        [ColumnName(WrittenColumns.Text)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(WrittenColumns.Size)]
        public int Size { get; set; }

        public void Write(in VBuffer<T> values)
        {
            if (_dense.Length != values.Length)
            {
                _dense = new T[values.Length];
                _text = new char[values.Length * Width];
            }

            values.CopyTo(_dense);
            for (int slot = 0; slot < _dense.Length; slot++)
            {
                Span<char> place = _text.AsSpan(slot * Width, Width);
                _dense[slot].TryFormat(place, out int written, Digits, CultureInfo.InvariantCulture);
                place[written..].Fill(' ');
            }

            Text = _text;
            Size = values.Length;
        }
    }
}
