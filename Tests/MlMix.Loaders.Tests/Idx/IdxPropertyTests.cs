using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

[TestClass]
public class IdxPropertyTests
{
    private static readonly MLContext Ml = new(seed: 1);

    public enum Packing
    {
        Plain,
        Gzip,
        TwoMembers,
    }

    [TestMethod]
    public void LoadFromIdx_WhateverWasWritten_IsReadBack()
    {
        using var folder = new TempFolder();
        Prop.ForAll(Cases().ToArbitrary(), written => ReadBack(written, folder)).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void LoadFromIdx_AnyPrefixOfAFile_IsAnError()
    {
        using var folder = new TempFolder();
        Prop.ForAll(Cases().ToArbitrary(), Gen.Choose(0, 9_999).ToArbitrary(), (written, tenThousandths) =>
        {
            byte[] content = File(written.Type, written.Dimensions, written.Values);
            byte[] prefix = content[..(int)(content.Length * (long)tenThousandths / 10_000)];
            string path = folder.Write("prefix", written.Packing == Packing.Plain ? prefix : Gzip(prefix));
            var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.LoadFromIdx(path));
            return error.Message.StartsWith($"The data file '{path}' ") && error.Message.Contains($" {prefix.Length}");
        }).QuickCheckThrowOnFailure();
    }

    private static bool ReadBack(Case written, TempFolder folder)
    {
        byte[] content = File(written.Type, written.Dimensions, written.Values);
        string path = folder.Write("data", written.Packing switch
        {
            Packing.Plain => content,
            Packing.Gzip => Gzip(content),
            _ => GzipInTwo(content, content.Length / 2),
        });
        var view = Ml.Data.LoadFromIdx(path, null, new IdxOptions { Scale = written.Scale });
        float[] read = written.Dimensions.Length == 1
            ? [.. ViewRows.Column<float>(view, "Features")]
            : [.. ViewRows.Vectors<float>(view, "Features").SelectMany(row => row)];
        return view.GetRowCount() == written.Dimensions[0]
            && read.SequenceEqual(written.Values.Select(value => (float)value * written.Scale));
    }

    private static Gen<Case> Cases() =>
        from type in Gen.Elements(UByte, IdxBytes.SByte, Short, Int, Float, IdxBytes.Double)
        from packing in Gen.Elements(Packing.Plain, Packing.Gzip, Packing.TwoMembers)
        from rows in Gen.Choose(0, 300)
        from rank in Gen.Choose(1, 4)
        from others in Gen.Choose(1, 11).ArrayOf(rank - 1)
        from scale in Gen.Elements(1f, 1f / 255, -3f)
        from seed in Gen.Choose(0, int.MaxValue)
        select Case.Make(type, packing, [rows, .. others], scale, seed);

    public sealed record Case(byte Type, Packing Packing, int[] Dimensions, float Scale, double[] Values)
    {
        public static Case Make(byte type, Packing packing, int[] dimensions, float scale, int seed)
        {
            var random = new Random(seed);
            var values = new double[dimensions.Aggregate(1, (a, b) => a * b)];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = type switch
                {
                    UByte => random.Next(0, 256),
                    IdxBytes.SByte => random.Next(-128, 128),
                    Short => random.Next(short.MinValue, short.MaxValue + 1),
                    Int => random.Next(int.MinValue, int.MaxValue),
                    Float => (float)((random.NextDouble() - 0.5) * 1e6),
                    _ => (random.NextDouble() - 0.5) * 1e6,
                };
            }
            return new Case(type, packing, dimensions, scale, values);
        }

        public override string ToString() => $"type {Type:X2}, {Packing}, {string.Join(" x ", Dimensions)}, scale {Scale}";
    }
}
