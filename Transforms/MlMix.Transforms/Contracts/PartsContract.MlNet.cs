using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>
/// Gives a vector its size back. What a contract makes has the types of a class, so its vectors have no size unless the class says it; but every size is a sum
/// of powers of two, and these a class can say. The parts are put together by a concatenation. Names of contracts and columns never change: they stand in model
/// files.
/// </summary>
internal abstract class PartsContract<T> : CustomMappingFactory<PartsContract<T>.Input, PartsContract<T>.Output>
{
    public override Action<Input, Output> GetMapping() => Map;

    private static void Map(Input input, Output output)
    {
        VBuffer<T> values = input.Values;
        output.Cut(in values);
    }

    internal sealed class Input
    {
        [ColumnName(PartsColumns.Values)]
        public VBuffer<T> Values { get; set; }
    }

    internal sealed class Output
    {
        private readonly VBuffer<T>[] _parts = new VBuffer<T>[PartsColumns.Count];
        private T[] _dense = [];

        [ColumnName(PartsColumns.Part + "0")]
        [VectorType(1 << 0)]
        public VBuffer<T> P0 { get => _parts[0]; set => _parts[0] = value; }

        [ColumnName(PartsColumns.Part + "1")]
        [VectorType(1 << 1)]
        public VBuffer<T> P1 { get => _parts[1]; set => _parts[1] = value; }

        [ColumnName(PartsColumns.Part + "2")]
        [VectorType(1 << 2)]
        public VBuffer<T> P2 { get => _parts[2]; set => _parts[2] = value; }

        [ColumnName(PartsColumns.Part + "3")]
        [VectorType(1 << 3)]
        public VBuffer<T> P3 { get => _parts[3]; set => _parts[3] = value; }

        [ColumnName(PartsColumns.Part + "4")]
        [VectorType(1 << 4)]
        public VBuffer<T> P4 { get => _parts[4]; set => _parts[4] = value; }

        [ColumnName(PartsColumns.Part + "5")]
        [VectorType(1 << 5)]
        public VBuffer<T> P5 { get => _parts[5]; set => _parts[5] = value; }

        [ColumnName(PartsColumns.Part + "6")]
        [VectorType(1 << 6)]
        public VBuffer<T> P6 { get => _parts[6]; set => _parts[6] = value; }

        [ColumnName(PartsColumns.Part + "7")]
        [VectorType(1 << 7)]
        public VBuffer<T> P7 { get => _parts[7]; set => _parts[7] = value; }

        [ColumnName(PartsColumns.Part + "8")]
        [VectorType(1 << 8)]
        public VBuffer<T> P8 { get => _parts[8]; set => _parts[8] = value; }

        [ColumnName(PartsColumns.Part + "9")]
        [VectorType(1 << 9)]
        public VBuffer<T> P9 { get => _parts[9]; set => _parts[9] = value; }

        [ColumnName(PartsColumns.Part + "10")]
        [VectorType(1 << 10)]
        public VBuffer<T> P10 { get => _parts[10]; set => _parts[10] = value; }

        [ColumnName(PartsColumns.Part + "11")]
        [VectorType(1 << 11)]
        public VBuffer<T> P11 { get => _parts[11]; set => _parts[11] = value; }

        [ColumnName(PartsColumns.Part + "12")]
        [VectorType(1 << 12)]
        public VBuffer<T> P12 { get => _parts[12]; set => _parts[12] = value; }

        [ColumnName(PartsColumns.Part + "13")]
        [VectorType(1 << 13)]
        public VBuffer<T> P13 { get => _parts[13]; set => _parts[13] = value; }

        [ColumnName(PartsColumns.Part + "14")]
        [VectorType(1 << 14)]
        public VBuffer<T> P14 { get => _parts[14]; set => _parts[14] = value; }

        [ColumnName(PartsColumns.Part + "15")]
        [VectorType(1 << 15)]
        public VBuffer<T> P15 { get => _parts[15]; set => _parts[15] = value; }

        [ColumnName(PartsColumns.Part + "16")]
        [VectorType(1 << 16)]
        public VBuffer<T> P16 { get => _parts[16]; set => _parts[16] = value; }

        [ColumnName(PartsColumns.Part + "17")]
        [VectorType(1 << 17)]
        public VBuffer<T> P17 { get => _parts[17]; set => _parts[17] = value; }

        [ColumnName(PartsColumns.Part + "18")]
        [VectorType(1 << 18)]
        public VBuffer<T> P18 { get => _parts[18]; set => _parts[18] = value; }

        [ColumnName(PartsColumns.Part + "19")]
        [VectorType(1 << 19)]
        public VBuffer<T> P19 { get => _parts[19]; set => _parts[19] = value; }

        [ColumnName(PartsColumns.Part + "20")]
        [VectorType(1 << 20)]
        public VBuffer<T> P20 { get => _parts[20]; set => _parts[20] = value; }

        /// <summary>Cuts a vector into the parts that its length is the sum of, the largest first.</summary>
        public void Cut(in VBuffer<T> values)
        {
            if (_dense.Length != values.Length)
                _dense = new T[values.Length];
            values.CopyTo(_dense);
            int start = 0;
            for (int part = PartsColumns.Count - 1; part >= 0; part--)
            {
                if ((values.Length & (1 << part)) == 0)
                    continue;
                VBufferEditor<T> editor = VBufferEditor.Create(ref _parts[part], 1 << part);
                _dense.AsSpan(start, 1 << part).CopyTo(editor.Values);
                _parts[part] = editor.Commit();
                start += 1 << part;
            }
        }
    }
}
